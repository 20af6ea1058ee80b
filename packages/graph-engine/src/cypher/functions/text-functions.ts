import { isInteger, toNumber } from "../../values/index.ts";
import { invalid } from "../errors.ts";
import type { Value } from "../values/value.ts";
import type { FunctionDefinition, Functions } from "./definition.ts";

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
  left: { takes: [TEXT, COUNT], gives: "string", call: ([text, count]) => (text as string).slice(0, countOf(count)) },
  right: {
    takes: [TEXT, COUNT],
    gives: "string",
    call: ([text, count]) => {
      const length = (text as string).length;
      return (text as string).slice(Math.max(0, length - countOf(count)));
    },
  },
  substring: {
    takes: [TEXT, COUNT, COUNT],
    optional: 1,
    gives: "string",
    call: ([text, start, length]) => {
      const from = countOf(start);
      return (text as string).slice(from, length === undefined ? undefined : from + countOf(length));
    },
  },
  split: {
    takes: [TEXT, TEXT],
    gives: "list",
    call: ([text, separator]) => (text as string).split(separator as string),
  },
  replace: {
    takes: [TEXT, TEXT, TEXT],
    gives: "string",
    call: ([text, old, wanted], { budget }) => {
      const replaced = (text as string).replaceAll(old as string, () => wanted as string);
      budget.bytes(replaced.length);
      return replaced;
    },
  },
};

function ofText(call: (text: string) => string): FunctionDefinition {
  return { takes: [TEXT], gives: "string", call: ([text]) => call(text as string) };
}

function countOf(value: Value | undefined): number {
  const count = value !== undefined && isInteger(value) ? toNumber(value) : -1;
  if (count < 0) throw invalid("a length or a start within a text is an integer of at least 0.");
  return count;
}
