import { RE2JS } from "re2js";
import { compare, equal } from "../graph/property-values.ts";
import { fuzzyMatch } from "./fuzzy-match.ts";

/** Tests one value. */
export type ValueTest = (value: unknown) => boolean;

/** Makes the test that a predicate stands for, from the values that follow it. */
type Predicate = (wanted: readonly unknown[]) => ValueTest;

/**
 * Predicates of all filter languages: property filters, filter expressions and Gremlin each have words of their own for
 * them.
 */
export const PREDICATES = {
  eq:
    ([wanted]) =>
    (value) =>
      equal(value, wanted),
  neq:
    ([wanted]) =>
    (value) =>
      !equal(value, wanted),
  lt: ordered((order) => order < 0),
  lte: ordered((order) => order <= 0),
  gt: ordered((order) => order > 0),
  gte: ordered((order) => order >= 0),
  /** Between two values, both included. */
  range:
    ([low, high]) =>
    (value) =>
      compare(value, low) >= 0 && compare(value, high) <= 0,
  /** Between two values, the first included. */
  between:
    ([low, high]) =>
    (value) =>
      compare(value, low) >= 0 && compare(value, high) < 0,
  inside:
    ([low, high]) =>
    (value) =>
      compare(value, low) > 0 && compare(value, high) < 0,
  outside:
    ([low, high]) =>
    (value) =>
      compare(value, low) < 0 || compare(value, high) > 0,
  within,
  without: (wanted) => {
    const isWithin = within(wanted);
    return (value) => !isWithin(value);
  },
  prefix: text((value, wanted) => value.startsWith(wanted)),
  suffix: text((value, wanted) => value.endsWith(wanted)),
  substring: text((value, wanted) => value.includes(wanted)),
  substringIgnoringCase: ([wanted]) => {
    const lowered = String(wanted).toLowerCase();
    return (value) => String(value).toLowerCase().includes(lowered);
  },
  fuzzy: text(fuzzyMatch),
  regex: ([wanted]) => {
    // Not the RegExp of JavaScript, which some expressions keep busy for years.
    const expression = RE2JS.compile(String(wanted));
    return (value) => expression.matches(String(value));
  },
} as const satisfies Readonly<Record<string, Predicate>>;

/** Name of a predicate in the table that all filter languages share. */
export type PredicateName = keyof typeof PREDICATES;

function ordered(passes: (order: number) => boolean): Predicate {
  return ([wanted]) =>
    (value) =>
      passes(compare(value, wanted));
}

function text(passes: (value: string, wanted: string) => boolean): Predicate {
  return ([wanted]) => {
    const wantedText = String(wanted);
    return (value) => passes(String(value), wantedText);
  };
}

function within(wanted: readonly unknown[]): ValueTest {
  return (value) => wanted.some((one) => equal(value, one));
}
