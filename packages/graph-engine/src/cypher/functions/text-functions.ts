import { isInteger, type NumberValue, toNumber } from "../../values/index.ts";
import { invalid } from "../errors.ts";
import type { Value } from "../values/value.ts";
import { type FunctionDefinition, type Functions, typedFunction } from "./definition.ts";

const TEXT = ["string"] as const;
const COUNT = ["integer"] as const;

/** Functions of texts. */
export const TEXT_FUNCTIONS: Functions = {
  toUpper: ofText((text) => text.toUpperCase()),
  upper: ofText((text) => text.toUpperCase()),
  toLower: ofText((text) => text.toLowerCase()),
  lower: ofText((text) => text.toLowerCase()),
  trim: ofText((text) => text.trim()),
  lTrim: ofText((text) => text.trimStart()),
  rTrim: ofText((text) => text.trimEnd()),
  left: typedFunction({
    takes: [TEXT, COUNT],
    gives: "string",
    call: ([text, count]) => text.slice(0, countOf(count)),
  }),
  right: typedFunction({
    takes: [TEXT, COUNT],
    gives: "string",
    call: ([text, count]) => {
      const length = text.length;
      return text.slice(Math.max(0, length - countOf(count)));
    },
  }),
  substring: typedFunction({
    takes: [TEXT, COUNT, COUNT],
    optional: 1,
    gives: "string",
    call: ([text, start, length]: readonly [string, NumberValue, NumberValue?]) => {
      const from = countOf(start);
      return text.slice(from, length === undefined ? undefined : from + countOf(length));
    },
  }),
  split: typedFunction({
    takes: [TEXT, TEXT],
    gives: "list",
    call: ([text, separator]) => text.split(separator),
  }),
  replace: typedFunction({
    takes: [TEXT, TEXT, TEXT],
    gives: "string",
    call: ([text, old, wanted], { budget }) => {
      const replaced = text.replaceAll(old, () => wanted);
      budget.bytes(replaced.length);
      return replaced;
    },
  }),
};

function ofText(call: (text: string) => string): FunctionDefinition {
  return typedFunction({ takes: [TEXT], gives: "string", call: ([text]) => call(text) });
}

function countOf(value: Value | undefined): number {
  const count = value !== undefined && isInteger(value) ? toNumber(value) : -1;
  if (count < 0) throw invalid("a length or a start within a text is an integer of at least 0.");
  return count;
}
