import { QueryError } from "../errors/query-error.ts";
import { labelsOf } from "../graph/elements.ts";
import { valuesOf } from "../graph/property-values.ts";
import { PREDICATES, type PredicateName } from "./predicates.ts";
import type { Element } from "./property-filter.ts";

/** Tree of conditions, as filtered queries and algorithms take it. */
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

/** Tests a vertex or an edge. */
export type Condition = (element: Element) => boolean;

type Values = readonly unknown[];
/** Makes the test of all values of a property. */
type ValuesPredicate = (wanted: Values) => (values: Values) => boolean;

/** Predicates of filter expressions, by the words of the service. */
const EXPRESSION_PREDICATES: ReadonlyMap<string, ValuesPredicate> = new Map([
  ["=", someValue("eq")],
  ["<", someValue("lt")],
  ["<=", someValue("lte")],
  [">", someValue("gt")],
  [">=", someValue("gte")],
  ["IN", someValue("within")],
  ["CONTAIN", someValue("within")],
  ["!=", everyValue("without")],
  ["NOTIN", everyValue("without")],
  ["NOTCONTAIN", everyValue("without")],
  ["PREFIX", someValue("prefix")],
  ["SUBSTRING", someValue("substring")],
  ["CISUBSTRING", someValue("substringIgnoringCase")],
  ["FUZZY", someValue("fuzzy")],
  ["REGEX", someValue("regex")],
  ["SUBSET", (wanted) => (values) => values.length > 0 && wanted.every((one) => values.some(PREDICATES.eq([one])))],
  ["HAS", () => (values) => values.length > 0],
  ["HASNOT", () => (values) => values.length === 0],
]);

function someValue(name: PredicateName): ValuesPredicate {
  return (wanted) => {
    const test = PREDICATES[name](wanted);
    return (values) => values.some(test);
  };
}

/** A property that is not there meets no condition. */
function everyValue(name: PredicateName): ValuesPredicate {
  return (wanted) => {
    const test = PREDICATES[name](wanted);
    return (values) => values.length > 0 && values.every(test);
  };
}

/**
 * Makes the condition that a filter stands for.
 *
 * @throws {QueryError} for a predicate that is unknown or lacks its value
 */
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
  const test = testOf(predicate, "value" in rightvalue ? rightvalue.value : undefined);
  const read = reader(leftvalue);
  return (element) => test(read(element));
}

function testOf(predicate: string, value: unknown): (values: Values) => boolean {
  const make = EXPRESSION_PREDICATES.get(predicate);
  if (!make) throw new QueryError("invalid", `Predicate [${predicate}] is not known.`);
  if (value === undefined && predicate !== "HAS" && predicate !== "HASNOT") {
    throw new QueryError("invalid", `Predicate [${predicate}] needs a value in rightvalue.`);
  }
  try {
    return make(Array.isArray(value) ? value : [value]);
  } catch (error) {
    throw new QueryError(
      "invalid",
      `Predicate [${predicate}] cannot take [${value}]: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function reader(left: LeftValue): (element: Element) => Values {
  if ("label_name" in left) return labelsOf;
  if ("property_name" in left) return ({ properties }) => valuesOf(properties, left.property_name);
  return ({ id }) => (id === undefined ? [] : [id]);
}
