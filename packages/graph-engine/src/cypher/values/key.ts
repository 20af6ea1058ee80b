import { isNumber, numberKey } from "../../values/index.ts";
import { Path } from "./path.ts";
import { idOf, isList, isMap, type Value } from "./value.ts";

/** Returns a text that values share which DISTINCT and groups take for one, and others do not. */
export function keyOf(value: Value): string {
  if (typeof value === "string") return `"${value.length}:${value}`;
  if (isNumber(value)) return `#${numberKey(value)}`;
  if (typeof value !== "object" || value === null) return String(value);
  if (isList(value)) return `[${keyOfAll(value)}]`;
  if (value instanceof Path) return `<${keyOfAll(value.elements)}>`;
  if (!isMap(value)) return `${"source" in value ? "edge" : "vertex"}${keyOf(idOf(value))}`;
  const names = [...value.keys()].sort();
  return `{${names.map((name) => keyOf(name) + keyOf(value.get(name) ?? null)).join()}}`;
}

/** Returns the key of several values. */
export function keyOfAll(values: readonly Value[]): string {
  // Nearly all groups have one key, and one DISTINCT one column.
  return values.length === 1 ? keyOf(values[0] ?? null) : values.map(keyOf).join();
}
