import { type Edge, labelsOf, type Vertex } from "../graph/elements.ts";
import type { GraphData } from "../graph/graph-data.ts";
import { isEdge } from "../traversal/walk-step.ts";

const elements = new WeakSet<object>();

/** Marks a vertex or an edge of the graph, which a map of the statement is not. */
export function element<Element extends Vertex | Edge>(value: Element): Element {
  elements.add(value);
  return value;
}

export function isElement(value: unknown): value is Vertex | Edge {
  return typeof value === "object" && value !== null && elements.has(value);
}

export function isVertex(value: unknown): value is Vertex {
  return isElement(value) && !isEdge(value);
}

export function isRelationship(value: unknown): value is Edge {
  return isElement(value) && isEdge(value);
}

/** The ID of a vertex, or of an edge by its ends and index. */
export function idOf(value: Vertex | Edge): string {
  return isEdge(value) ? `${value.source}-${value.target}-${value.index}` : value.id;
}

/** The value of a property: a list where it is defined so or holds several, null where there is none. */
export function propertyOf(data: GraphData, of: Vertex | Edge, name: string): unknown {
  if (!Object.hasOwn(of.properties, name)) return null;
  const value = of.properties[name];
  if (!Array.isArray(value)) return value;
  for (const label of labelsOf(of)) {
    const definition = data.label(label)?.properties.find((property) => property.name === name);
    if (definition && definition.cardinality !== "single") return value;
  }
  return value.length > 1 ? value : (value[0] ?? null);
}

/** All properties, as a row shows them. */
export function propertiesOf(data: GraphData, of: Vertex | Edge): Record<string, unknown> {
  return Object.fromEntries(Object.keys(of.properties).map((name) => [name, propertyOf(data, of, name)]));
}

const sizes = new WeakMap<object, number>();

/** About as many characters as a value takes when it is written out. What occurs several times counts as often. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 1;
  if (isElement(value)) return sizeOf(value.properties);
  const size = sizes.get(value) ?? Object.values(value).reduce<number>((sum, item) => sum + 1 + sizeOf(item), 1);
  sizes.set(value, size);
  return size;
}

/** A text that equal values share and others do not. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, inner) => {
    if (isRelationship(inner)) return { edge: [inner.source, inner.target, inner.index] };
    if (isVertex(inner)) return { vertex: inner.id };
    const isMap = typeof inner === "object" && inner !== null && !Array.isArray(inner);
    return isMap ? { map: Object.entries(inner) } : inner;
  });
}

/** Whether two values are equal, or null when one of them is null. */
export function equal(a: unknown, b: unknown): boolean | null {
  if (a === null || b === null) return null;
  return typeof a === "object" && typeof b === "object" ? keyOf(a) === keyOf(b) : a === b;
}

/** Less or greater than 0, or null where two values have no order. */
export function compared(a: unknown, b: unknown): number | null {
  if (typeof a !== typeof b || a === null || b === null || typeof a === "object") return null;
  return a === b ? 0 : (a as string) < (b as string) ? -1 : 1;
}

const ORDER = ["object", "string", "boolean", "number"];

/** Orders all values, those of different types by their types, and null behind everything. */
export function sorted(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a !== typeof b) return ORDER.indexOf(typeof a) - ORDER.indexOf(typeof b);
  if (typeof a === "object") return compared(keyOf(a), keyOf(b)) ?? 0;
  return compared(a, b) ?? 0;
}
