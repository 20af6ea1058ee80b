import { compareNumbers, numberOf, toNumber } from "../values/index.ts";
import type { Properties } from "./elements.ts";

/** The values of a property, none when it is not there. */
export function valuesOf(properties: Properties, name: string): readonly unknown[] {
  if (!Object.hasOwn(properties, name)) return [];
  const value = properties[name];
  return Array.isArray(value) ? value : [value];
}

/** Orders numbers by size, even where a side writes them as text, and everything else by its text, as dates can be. */
export function compare(a: unknown, b: unknown): number {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return compareNumbers(x, y);
  const [s, t] = [String(a), String(b)];
  return s < t ? -1 : s > t ? 1 : 0;
}

/** Returns whether two values are equal. Two texts are when they are spelt the same: 007 is not 7. */
export function equal(a: unknown, b: unknown): boolean {
  return typeof a === "string" && typeof b === "string" ? a === b : compare(a, b) === 0;
}

/** Returns whether two lists have a value in common. */
export function shares(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.some((value) => others.some((other) => equal(value, other)));
}

/** The number that a value is, or that is written in it. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const number = numberOf(value);
  return number === undefined ? undefined : toNumber(number);
}
