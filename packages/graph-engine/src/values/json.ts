import { Long } from "./long.ts";
import { parseNumber } from "./number-value.ts";
import { exactJson } from "./raw-json.ts";

/** Numbers that `JSON.parse` would change: 5.0, 1e3 and those of 16 digits. */
const INEXACT = /\d\.0*(?:[\s,\]}]|$)|\d{16}|\d[eE][+-]?\d/;

/** Parses JSON and keeps what tells an integer from a floating-point number, and all digits of long integers. */
export function parseJson(text: string): unknown {
  // A reviver makes parsing several times slower, and few texts need one.
  if (!INEXACT.test(text)) return JSON.parse(text);
  return exactJson.parse(text, (_key, value, { source }) =>
    typeof value === "number" && source !== undefined ? (parseNumber(source) ?? value) : value,
  );
}

/** Writes JSON that `parseJson` reads back as it was: long integers are numbers in it, not texts. */
export function stringifyJson(value: unknown): string {
  if (!holdsLong(value)) return JSON.stringify(value);
  return JSON.stringify(value, function (this: Record<string, unknown>, key, shown: unknown) {
    return this[key] instanceof Long ? exactJson.rawJSON(String(shown)) : shown;
  });
}

function holdsLong(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return value instanceof Long || Object.values(value).some(holdsLong);
}
