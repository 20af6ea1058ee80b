import { hasInexactNumbers, isNumber, parseJson, toNumber } from "@ges-sdk/graph-engine/values";
import type { ParsedBody } from "./parse-body.ts";

/** Fields whose values belong to the caller: properties of elements, and what filters compare them with. */
const FIELDS: ReadonlySet<string> = new Set(["properties", "values", "value"]);

/**
 * The body with all digits of the numbers that belong to the caller: values of properties and filters, and parameters
 * of statements. All other numbers, such as limits, are as JavaScript has them.
 */
export function withExactValues({ value, text }: ParsedBody): unknown {
  return hasInexactNumbers(text) ? plainOutsideOfValues(parseJson(text)) : value;
}

function plainOutsideOfValues(value: unknown): unknown {
  if (isNumber(value)) return toNumber(value);
  if (Array.isArray(value)) return value.map(plainOutsideOfValues);
  if (typeof value !== "object" || value === null) return value;
  const isStatement = "statement" in value;
  const entries = Object.entries(value).map(([name, item]) => {
    const isOfTheCaller = FIELDS.has(name) || (isStatement && name === "parameters");
    return [name, isOfTheCaller ? item : plainOutsideOfValues(item)];
  });
  return Object.fromEntries(entries);
}
