import { Double } from "./double.ts";
import { Long } from "./long.ts";

/**
 * Number of a query, a property or a parameter. An integer is a `number` without a fraction, or a `Long` beyond 2^53; a
 * floating-point number is a `number` with a fraction (or infinite, or no number), or a `Double` without one.
 *
 * So the values that nearly all graphs hold are plain numbers, and 5.0 is still not 5.
 */
export type NumberValue = number | Double | Long;

/** Returns true for the numbers of queries and properties. */
export function isNumber(value: unknown): value is NumberValue {
  return typeof value === "number" || value instanceof Double || value instanceof Long;
}

/** Returns true for an int or a long. */
export function isInteger(value: unknown): value is number | Long {
  return value instanceof Long || Number.isInteger(value);
}

/** Returns true for a float or a double. */
export function isFloat(value: unknown): value is number | Double {
  return value instanceof Double || (typeof value === "number" && !Number.isInteger(value));
}

/** Makes a floating-point number. */
export function float(value: number): number | Double {
  return Number.isInteger(value) ? new Double(value) : value;
}

/** Makes an integer, or undefined where it has more than 64 bits. */
export function integer(value: bigint): number | Long | undefined {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  return BigInt.asIntN(64, value) === value ? new Long(value) : undefined;
}

/** Returns the nearest `number`. */
export function toNumber(value: NumberValue): number {
  return typeof value === "number" ? value : Number(value.value);
}

/** Returns the integer part, exactly. */
export function toBigInt(value: NumberValue): bigint {
  if (value instanceof Long) return value.value;
  return BigInt(Math.trunc(toNumber(value)));
}

const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads a number that is written as text: an integer where it has neither a point nor an exponent, and a floating-point
 * number otherwise. Returns undefined where it is none.
 */
export function parseNumber(text: string): NumberValue | undefined {
  if (INTEGER.test(text)) {
    const number = Number(text);
    if (Number.isSafeInteger(number)) return number === 0 ? 0 : number;
    return integer(BigInt(text.replace("+", ""))) ?? float(number);
  }
  return DECIMAL.test(text) ? float(Number(text)) : undefined;
}
