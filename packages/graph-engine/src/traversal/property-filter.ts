import { QueryError } from "../errors/query-error.ts";
import { labelsOf, type Properties } from "../graph/elements.ts";
import { compare, valuesOf } from "../graph/property-values.ts";
import { PREDICATES, type PredicateName } from "./predicates.ts";

/** A condition on one property. */
export interface Filter {
  readonly propertyName: string;
  readonly predicate: string;
  readonly values?: readonly unknown[];
  readonly type?: "and" | "or";
}

/** A criterion to order by. */
export interface Sort {
  readonly key?: "id" | "label" | "property";
  readonly propertyName?: string;
  readonly orderValue?: "incr" | "decr";
}

/** Vertex or edge, as far as filters and sorts read it. */
export interface Element {
  readonly id?: string;
  readonly label: string;
  readonly moreLabels?: readonly string[];
  readonly properties: Properties;
}

/** Predicates of property filters, by the words of the service. */
const PREDICATE_NAMES: ReadonlyMap<string, PredicateName> = new Map([
  ["=", "eq"],
  ["<", "lt"],
  [">", "gt"],
  ["<=", "lte"],
  [">=", "gte"],
  ["range", "range"],
]);

/**
 * Checks filters before the work begins.
 *
 * @throws {QueryError} for a predicate that is not emulated or lacks values
 */
export function checkFilters(filters: readonly Filter[]): void {
  for (const { predicate, values = [], propertyName } of filters) {
    if (isPresence(predicate)) continue;
    if (!PREDICATE_NAMES.has(predicate)) {
      throw new QueryError(
        "not-emulated",
        `Predicate [${predicate}] is not emulated: there is no full-text index here.`,
      );
    }
    if (values.length < (predicate === "range" ? 2 : 1)) {
      throw new QueryError("invalid", `Predicate [${predicate}] on property [${propertyName}] lacks values.`);
    }
  }
}

/** Makes the condition that filters stand for, each joined to those before it by its `type`. */
export function filterCondition(filters: readonly Filter[]): (element: Element) => boolean {
  const conditions = filters.map((filter) => ({ isOr: filter.type === "or", test: conditionOn(filter) }));
  return (element) =>
    conditions.reduce((met, { isOr, test }, index) => {
      if (index === 0) return test(element);
      return isOr ? met || test(element) : met && test(element);
    }, true);
}

function conditionOn({ propertyName, predicate, values = [] }: Filter): (element: Element) => boolean {
  if (isPresence(predicate)) {
    return ({ properties }) => valuesOf(properties, propertyName).length > 0 === (predicate === "has");
  }
  const name = PREDICATE_NAMES.get(predicate);
  if (name === undefined) return () => false;
  const test = PREDICATES[name](values);
  return ({ properties }) => valuesOf(properties, propertyName).some(test);
}

function isPresence(predicate: string): boolean {
  return predicate === "has" || predicate === "hasNot";
}

/** Returns whether an element has one of some labels. Without labels, any will do. */
export function hasLabelOf(element: Element, labels: readonly string[] | undefined): boolean {
  return !labels || labelsOf(element).some((label) => labels.includes(label));
}

/** Makes the order of elements by the first criterion in which they differ. */
export function orderBy(sorts: readonly Sort[]): (a: Element, b: Element) => number {
  return (a, b) => {
    for (const sort of sorts) {
      const order = compare(sortValue(a, sort), sortValue(b, sort));
      if (order !== 0) return sort.orderValue === "decr" ? -order : order;
    }
    return 0;
  };
}

function sortValue(element: Element, { key, propertyName }: Sort): unknown {
  if (key === "id") return element.id;
  if (key === "label") return element.label;
  return valuesOf(element.properties, propertyName ?? "")[0];
}
