import { compareNumbers, isNumber } from "../../values/index.ts";
import { excerpt, failed } from "../syntax/errors.ts";
import { textOf } from "./value-json.ts";

/** Compares two values: numbers by size, and everything else by its characters. */
export function compareValues(a: unknown, b: unknown): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  const [s, t] = [String(a), String(b)];
  return s < t ? -1 : s > t ? 1 : 0;
}

/**
 * Refuses a value that has no order.
 *
 * @throws {QueryError} for lists, maps and elements
 */
export function checkComparable(value: unknown, step: string): void {
  if (typeof value === "object" && !isNumber(value)) {
    throw failed(`${step} cannot compare ${excerpt(textOf(value))}; choose what to compare with by().`);
  }
}
