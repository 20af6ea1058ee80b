import { QueryError } from "../errors/query-error.ts";
import { labelsOf, type Properties } from "../graph/elements.ts";
import { compare, equal, valuesOf } from "../graph/property-values.ts";

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

/** What filters and sorts look at: a vertex or an edge. */
export interface Element {
  readonly id?: string;
  readonly label: string;
  readonly moreLabels?: readonly string[];
  readonly properties: Properties;
}

type Test = (values: readonly unknown[], wanted: readonly unknown[]) => boolean;

const PREDICATES: Readonly<Record<string, Test>> = {
  "=": (values, [wanted]) => values.some((value) => equal(value, wanted)),
  "<": (values, [wanted]) => values.some((value) => compare(value, wanted) < 0),
  ">": (values, [wanted]) => values.some((value) => compare(value, wanted) > 0),
  "<=": (values, [wanted]) => values.some((value) => compare(value, wanted) <= 0),
  ">=": (values, [wanted]) => values.some((value) => compare(value, wanted) >= 0),
  range: (values, [from, to]) => values.some((value) => compare(value, from) >= 0 && compare(value, to) <= 0),
  has: (values) => values.length > 0,
  hasNot: (values) => values.length === 0,
};

const VALUES_NEEDED: Readonly<Record<string, number>> = { has: 0, hasNot: 0, range: 2 };

/** Says what no filter can be tested for, before the work begins. */
export function checkFilters(filters: readonly Filter[]): void {
  for (const { predicate, values = [], propertyName } of filters) {
    if (!Object.hasOwn(PREDICATES, predicate)) {
      throw new QueryError("invalid", `Predicate [${predicate}] is not emulated: there is no full-text index here.`);
    }
    if (values.length < (VALUES_NEEDED[predicate] ?? 1)) {
      throw new QueryError("invalid", `Predicate [${predicate}] on property [${propertyName}] lacks values.`);
    }
  }
}

/** Whether an element meets the filters, each joined to those before it by its `type`. */
export function meets(element: Element, filters: readonly Filter[]): boolean {
  return filters.reduce((met, { propertyName, predicate, values = [], type }, index) => {
    const test = PREDICATES[predicate] as Test;
    const isMet = test(valuesOf(element.properties, propertyName), values);
    if (index === 0) return isMet;
    return type === "or" ? met || isMet : met && isMet;
  }, true);
}

/** Whether an element has one of some labels. Without labels, any will do. */
export function hasLabelOf(element: Element, labels: readonly string[] | undefined): boolean {
  return !labels || labelsOf(element).some((label) => labels.includes(label));
}

/** Orders elements by the first criterion in which they differ. */
export function sorted<E extends Element>(elements: E[], sorts: readonly Sort[]): E[] {
  if (sorts.length === 0) return elements;
  return elements.sort((a, b) => {
    for (const sort of sorts) {
      const order = compare(sortValue(a, sort), sortValue(b, sort));
      if (order !== 0) return sort.orderValue === "decr" ? -order : order;
    }
    return 0;
  });
}

function sortValue(element: Element, { key, propertyName }: Sort): unknown {
  if (key === "id") return element.id;
  if (key === "label") return element.label;
  return valuesOf(element.properties, propertyName ?? "")[0];
}
