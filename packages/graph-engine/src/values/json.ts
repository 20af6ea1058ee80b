import { parseNumber } from "./number-value.ts";
import "./raw-json.ts";

const INEXACT = /\d\.0*(?:[\s,\]}]|$)|\d{16}|\d[eE][+-]?\d/;

/** Returns true for JSON with numbers that `JSON.parse` may change: 5.0, 1e3 and those of 16 digits. */
export function hasInexactNumbers(text: string): boolean {
  return INEXACT.test(text);
}

/**
 * Parses JSON and keeps what tells an integer from a floating-point number, and all digits of long integers.
 * `JSON.stringify` writes them as they were.
 */
export function parseJson(text: string): unknown {
  // A reviver makes parsing several times slower, and few texts need one.
  if (!hasInexactNumbers(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, { source }) =>
    typeof value === "number" && source !== undefined ? (parseNumber(source) ?? value) : value,
  );
}
