import { RE2JS } from "re2js";
import { QueryError } from "../errors/query-error.ts";
import { labelsOf } from "../graph/elements.ts";
import { compare, equal, shares, valuesOf } from "../graph/property-values.ts";
import type { Element } from "./filter.ts";
import { fuzzyMatch } from "./fuzzy-match.ts";

/** A tree of conditions, as filtered queries and algorithms take it. */
export interface FilterExpression {
  readonly property_filter: PropertyFilter;
}

interface PropertyFilter {
  readonly leftvalue: LeftValue;
  readonly predicate: string;
  readonly rightvalue: FilterExpression | { readonly value?: unknown };
}

type LeftValue =
  | FilterExpression
  | { readonly label_name: string }
  | { readonly id: string }
  | { readonly property_name: string };

/** Whether an element meets a condition. */
export type Condition = (element: Element) => boolean;

type Values = readonly unknown[];
/** Makes the test that a predicate and its right values stand for. Most predicates want one value to pass. */
type Predicate = (wanted: Values) => (values: Values) => boolean;

const PREDICATES: Readonly<Record<string, Predicate>> = {
  "=": oneThat((value, wanted) => equal(value, wanted)),
  "!=": (wanted) => (values) => values.length > 0 && !shares(values, wanted),
  "<": oneThat((value, wanted) => compare(value, wanted) < 0),
  "<=": oneThat((value, wanted) => compare(value, wanted) <= 0),
  ">": oneThat((value, wanted) => compare(value, wanted) > 0),
  ">=": oneThat((value, wanted) => compare(value, wanted) >= 0),
  IN: (wanted) => (values) => shares(values, wanted),
  NOTIN: (wanted) => (values) => values.length > 0 && !shares(values, wanted),
  CONTAIN: (wanted) => (values) => shares(values, wanted),
  NOTCONTAIN: (wanted) => (values) => values.length > 0 && !shares(values, wanted),
  SUBSET: (wanted) => (values) => values.length > 0 && wanted.every((value) => shares(values, [value])),
  HAS: () => (values) => values.length > 0,
  HASNOT: () => (values) => values.length === 0,
  PREFIX: oneThat((value, wanted) => String(value).startsWith(String(wanted))),
  SUBSTRING: oneThat((value, wanted) => String(value).includes(String(wanted))),
  CISUBSTRING: oneThat((value, wanted) => String(value).toLowerCase().includes(String(wanted).toLowerCase())),
  FUZZY: oneThat((value, wanted) => fuzzyMatch(String(value), String(wanted))),
  REGEX: ([wanted]) => {
    // Not the RegExp of JavaScript, which some expressions keep busy for years.
    const expression = RE2JS.compile(String(wanted));
    return (values) => values.some((value) => expression.matches(String(value)));
  },
};

function oneThat(passes: (value: unknown, wanted: unknown) => boolean): Predicate {
  return ([wanted]) =>
    (values) =>
      values.some((value) => passes(value, wanted));
}

/** Makes the condition that a filter stands for. Refuses one that says nothing. */
export function conditionOf(expression: FilterExpression | undefined): Condition {
  if (!expression) return () => true;
  const { leftvalue, predicate, rightvalue } = expression.property_filter;
  if ("property_filter" in leftvalue && "property_filter" in rightvalue) {
    const left = conditionOf(leftvalue);
    const right = conditionOf(rightvalue);
    return predicate === "&"
      ? (element) => left(element) && right(element)
      : (element) => left(element) || right(element);
  }
  const test = testOf(predicate, rightvalue as { value?: unknown });
  const read = reader(leftvalue);
  return (element) => test(read(element));
}

function testOf(predicate: string, { value }: { value?: unknown }): (values: Values) => boolean {
  const make = PREDICATES[predicate];
  if (!make) throw new QueryError("invalid", `Predicate [${predicate}] is not known.`);
  if (value === undefined && predicate !== "HAS" && predicate !== "HASNOT") {
    throw new QueryError("invalid", `Predicate [${predicate}] needs a value in rightvalue.`);
  }
  try {
    return make(Array.isArray(value) ? value : [value]);
  } catch (error) {
    throw new QueryError("invalid", `Predicate [${predicate}] cannot take [${value}]: ${(error as Error).message}`);
  }
}

function reader(left: LeftValue): (element: Element) => Values {
  if ("label_name" in left) return labelsOf;
  if ("property_name" in left) return ({ properties }) => valuesOf(properties, left.property_name);
  return ({ id }) => (id === undefined ? [] : [id]);
}
