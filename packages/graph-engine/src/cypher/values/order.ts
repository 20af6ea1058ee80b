import { compareNumbers, isNumber, toNumber } from "../../values/index.ts";
import { Path } from "./path.ts";
import { idOf, isEdge, isElement, isList, isMap, isVertex, type Value } from "./value.ts";

/**
 * Compares two values as `<` and `>` do. Returns less or greater than 0, null where they have no order, and `NaN` where
 * one of them is no number.
 */
export function compare(a: Value, b: Value): number | null {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  if (isList(a) && isList(b)) return compareLists(a, b, compare);
  return null;
}

/** Orders all values, as ORDER BY does: those of different types by their types, and null behind everything. */
export function order(a: Value, b: Value): number {
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  if (isNumber(a) && isNumber(b)) return orderNumbers(toNumber(a), toNumber(b), compareNumbers(a, b));
  if (isList(a) && isList(b)) return compareLists(a, b, order) ?? 0;
  if (isMap(a) && isMap(b)) return compareLists(entries(a), entries(b), order) ?? 0;
  if (a instanceof Path && b instanceof Path) return compareLists(a.elements, b.elements, order) ?? 0;
  if (isElement(a) && isElement(b)) return compareTexts(idOf(a), idOf(b));
  return compare(a, b) ?? 0;
}

/** In the order of openCypher. */
function rank(value: Value): number {
  if (value === null) return 9;
  if (isNumber(value)) return 8;
  if (typeof value === "boolean") return 7;
  if (typeof value === "string") return 6;
  if (isMap(value)) return 1;
  if (isVertex(value)) return 2;
  if (isEdge(value)) return 3;
  return isList(value) ? 4 : 5;
}

function entries(map: ReadonlyMap<string, Value>): Value[] {
  return [...map].sort(([a], [b]) => compareTexts(a, b)).flat();
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Compares numbers, with NaN greater than all others. */
function orderNumbers(a: number, b: number, exact: number): number {
  return Number.isNaN(exact) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : exact;
}

function compareLists(
  a: readonly Value[],
  b: readonly Value[],
  compareItems: (a: Value, b: Value) => number | null,
): number | null {
  for (let position = 0; position < Math.min(a.length, b.length); position += 1) {
    const difference = compareItems(a[position] ?? null, b[position] ?? null);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
