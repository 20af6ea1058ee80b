import { Double } from "./double.ts";
import { Long } from "./long.ts";
import type { NumberValue } from "./number-value.ts";

/**
 * Compares two numbers by their exact values, whatever their types. Returns less or greater than 0, or `NaN` where one
 * of them is no number.
 */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  // JavaScript compares a bigint with a number exactly.
  const [x, y] = [a.valueOf(), b.valueOf()];
  if (x < y) return -1;
  if (x > y) return 1;
  // biome-ignore lint/suspicious/noDoubleEquals: only this compares a bigint with a number
  return x == y ? 0 : Number.NaN;
}

/** Returns a text that equal numbers share and others do not, whatever their types. */
export function numberKey(value: NumberValue): string {
  if (typeof value === "number" || value instanceof Long) return value === 0 ? "0" : String(value);
  return value instanceof Double && Math.abs(value.value) < 2 ** 63 ? String(BigInt(value.value)) : String(value.value);
}
