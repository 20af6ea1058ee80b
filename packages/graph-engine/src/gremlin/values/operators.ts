import { type ArithmeticOperator, calculate, isNumber, type NumberValue } from "../../values/index.ts";
import { excerpt, failed } from "../syntax/errors.ts";
import { GremlinMap } from "./gremlin-map.ts";
import { itemsOf } from "./kinds.ts";
import { compareValues } from "./order.ts";
import { textOf } from "./value-json.ts";

type Operator = (a: unknown, b: unknown) => unknown;

/** Binary operators of `sack`, `fold` and `withSideEffect`, by their names. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["sum", numeric("+")],
  ["sumLong", numeric("+")],
  ["minus", numeric("-")],
  ["mult", numeric("*")],
  ["div", numeric("/")],
  ["min", (a, b) => (compareValues(a, b) <= 0 ? a : b)],
  ["max", (a, b) => (compareValues(a, b) >= 0 ? a : b)],
  ["assign", (_, b) => b],
  ["and", (a, b) => a === true && b === true],
  ["or", (a, b) => a === true || b === true],
  ["addAll", addAll],
]);

function numeric(operator: ArithmeticOperator): Operator {
  return (a, b) => calculate(operator, numberOf(a, "an operator"), numberOf(b, "an operator"));
}

function addAll(a: unknown, b: unknown): unknown {
  if (a instanceof GremlinMap && b instanceof GremlinMap) return new GremlinMap([...a.entries(), ...b.entries()]);
  const [some, others] = [itemsOf(a), itemsOf(b)];
  if (!some || !others) throw failed(`addAll joins lists or maps, not ${excerpt(textOf(b))}.`);
  return [...some, ...others];
}

/**
 * Returns a value that has to be a number.
 *
 * @throws {QueryError} for any other value
 */
export function numberOf(value: unknown, step: string): NumberValue {
  if (!isNumber(value)) throw failed(`${step} takes numbers, not ${excerpt(textOf(value))}.`);
  return value;
}
