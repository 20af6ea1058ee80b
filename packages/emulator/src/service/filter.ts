import { refuse } from "../refusal.ts";
import type { Properties } from "../state/graph-data.ts";

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

/** What filters and sorts look at. */
interface Element {
  readonly id?: string;
  readonly label: string;
  readonly properties: Properties;
}

type Test = (values: readonly unknown[], wanted: readonly unknown[]) => boolean;

const PREDICATES: Readonly<Record<string, Test>> = {
  "=": (values, [wanted]) => values.some((value) => compare(value, wanted) === 0),
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
export function checkFilters(filters: readonly Filter[], code: string): void {
  for (const { predicate, values = [], propertyName } of filters) {
    if (!Object.hasOwn(PREDICATES, predicate)) {
      throw refuse(code, `Predicate [${predicate}] is not emulated: there is no full-text index here.`);
    }
    if (values.length < (VALUES_NEEDED[predicate] ?? 1)) {
      throw refuse(code, `Predicate [${predicate}] on property [${propertyName}] lacks values.`);
    }
  }
}

/** Whether an element meets the filters, each joined to those before it by its `type`. */
export function meets(element: Element, filters: readonly Filter[]): boolean {
  return filters.reduce((met, { propertyName, predicate, values = [], type }, index) => {
    const test = PREDICATES[predicate] as Test;
    const isMet = test(valuesOf(element, propertyName), values);
    if (index === 0) return isMet;
    return type === "or" ? met || isMet : met && isMet;
  }, true);
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
  return valuesOf(element, propertyName ?? "")[0];
}

function valuesOf({ properties }: Element, name: string): readonly unknown[] {
  if (!Object.hasOwn(properties, name)) return [];
  const value = properties[name];
  return Array.isArray(value) ? value : [value];
}

/** Numbers by size, whichever side writes them as text; everything else by its text. */
function compare(a: unknown, b: unknown): number {
  const numbers = [a, b].map((value) => (value === "" || typeof value === "boolean" ? Number.NaN : Number(value)));
  const [x, y] = numbers as [number, number];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  const [s, t] = [String(a), String(b)];
  return s < t ? -1 : s > t ? 1 : 0;
}
