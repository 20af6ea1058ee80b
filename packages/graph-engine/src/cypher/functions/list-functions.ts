import { calculate, compareNumbers, isInteger, type NumberValue } from "../../values/index.ts";
import { invalid } from "../errors.ts";
import type { Value } from "../values/value.ts";
import { type Functions, typedFunction } from "./definition.ts";

type List = readonly Value[];
const LIST = ["list"] as const;
const INTEGER = ["integer"] as const;

/** Functions of lists. */
export const LIST_FUNCTIONS: Functions = {
  size: typedFunction({ takes: [["list", "string", "map"]], gives: "integer", call: ([of]) => sizeOf(of) }),
  head: typedFunction({ takes: [LIST], gives: "any", call: ([list]) => list[0] ?? null }),
  last: typedFunction({ takes: [LIST], gives: "any", call: ([list]) => list.at(-1) ?? null }),
  tail: typedFunction({ takes: [LIST], gives: "list", call: ([list]) => list.slice(1) }),
  reverse: typedFunction({
    takes: [["list", "string"]],
    gives: "any",
    call: ([of]) => (typeof of === "string" ? [...of].reverse().join("") : of.toReversed()),
  }),
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

function range(bounds: readonly Value[], { budget }: Parameters<Functions[string]["call"]>[1]): Value {
  const items: NumberValue[] = [];
  for (const item of rangeItems(bounds)) {
    budget.step();
    budget.hold();
    items.push(item);
  }
  // Rows that are held are counted elsewhere; here they only limit the length.
  budget.release(items.length);
  return items;
}

/** The integers from one to another, both included, one after the other. */
export function* rangeItems([from = null, to = null, step = 1]: readonly Value[]): Generator<NumberValue> {
  if (!isInteger(from) || !isInteger(to) || !isInteger(step)) throw invalid("range takes integers.");
  if (step === 0) throw invalid("the step of range cannot be 0.");
  if (typeof from === "number" && typeof to === "number" && typeof step === "number") {
    // Many times faster, and a range can be long.
    for (let item = from; step > 0 ? item <= to : item >= to; item += step) yield item;
    return;
  }
  const sign = compareNumbers(step, 0);
  for (let item: NumberValue = from; sign * compareNumbers(item, to) <= 0; item = calculate("+", item, step))
    yield item;
}
