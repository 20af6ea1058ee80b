import { isNumber } from "../../values/index.ts";
import type { Value } from "./value.ts";

/** Makes a value of what came as JSON. */
export function fromJson(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean" || isNumber(value)) return value;
  if (Array.isArray(value)) return value.map(fromJson);
  return new Map(Object.entries(value).map(([name, item]) => [name, fromJson(item)]));
}
