import { calculate, compareNumbers, isInteger, type NumberValue } from "../../values/index.ts";
import { invalid } from "../errors.ts";
import type { Value } from "../values/value.ts";
import type { Functions } from "./definition.ts";

type List = readonly Value[];
const LIST = ["list"] as const;
const INTEGER = ["integer"] as const;

/** Functions of lists. */
export const LIST_FUNCTIONS: Functions = {
  size: { takes: [["list", "string", "map"]], gives: "integer", call: ([of]) => sizeOf(of as List | string) },
  head: { takes: [LIST], gives: "any", call: ([list]) => (list as List)[0] ?? null },
  last: { takes: [LIST], gives: "any", call: ([list]) => (list as List).at(-1) ?? null },
  tail: { takes: [LIST], gives: "list", call: ([list]) => (list as List).slice(1) },
  reverse: {
    takes: [["list", "string"]],
    gives: "any",
    call: ([of]) => (typeof of === "string" ? [...of].reverse().join("") : (of as List).toReversed()),
  },
  range: { takes: [INTEGER, INTEGER, INTEGER], optional: 1, gives: "list", call: range },
  coalesce: {
    takes: ["any"],
    isVariadic: true,
    gives: "any",
    takesNull: true,
    call: (values) => values.find((value) => value !== null) ?? null,
  },
};

function sizeOf(of: List | string | ReadonlyMap<string, Value>): number {
  if (typeof of === "string") return [...of].length;
  return "size" in of ? of.size : of.length;
}

function range([from, to, step = 1]: readonly Value[], { budget }: Parameters<Functions[string]["call"]>[1]): Value {
  if (!isInteger(from) || !isInteger(to) || !isInteger(step)) throw invalid("range takes integers.");
  if (step === 0) throw invalid("the step of range cannot be 0.");
  const sign = compareNumbers(step, 0);
  const items: NumberValue[] = [];
  for (let item: NumberValue = from; sign * compareNumbers(item, to) <= 0; item = calculate("+", item, step)) {
    items.push(item);
    budget.step();
    budget.bytes(8);
  }
  return items;
}
