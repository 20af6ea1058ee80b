import { compareNumbers, isNumber } from "../../values/index.ts";
import { Path } from "./path.ts";
import { isElement, isList, isMap, isSameElement, type Value } from "./value.ts";

/** Compares two values as `=` does: the result is null where one of them is null, or may hold a null that decides. */
export function equals(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  if (isList(a) && isList(b)) return listsEqual(a, b);
  if (isMap(a) && isMap(b)) return mapsEqual(a, b);
  if (a instanceof Path && b instanceof Path) return listsEqual(a.elements, b.elements);
  return isElement(a) && isElement(b) && isSameElement(a, b);
}

/** Returns whether a list holds a value, as `IN` does. */
export function includes(list: readonly Value[], value: Value): boolean | null {
  let result: boolean | null = false;
  for (const item of list) {
    const isEqual = equals(item, value);
    if (isEqual === true) return true;
    if (isEqual === null) result = null;
  }
  return result;
}

function listsEqual(a: readonly Value[], b: readonly Value[]): boolean | null {
  if (a.length !== b.length) return false;
  return allOf(a.map((item, position) => equals(item, b[position] ?? null)));
}

function mapsEqual(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean | null {
  if (a.size !== b.size || [...a.keys()].some((name) => !b.has(name))) return false;
  return allOf([...a].map(([name, item]) => equals(item, b.get(name) ?? null)));
}

function allOf(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}
