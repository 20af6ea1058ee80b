import type { Edge, Vertex } from "../../graph/elements.ts";
import { isEdge } from "../../traversal/walk-step.ts";

/** One value of a property, on its own. */
export class ElementProperty {
  readonly owner: Vertex | Edge;
  readonly key: string;
  readonly value: unknown;

  constructor(owner: Vertex | Edge, key: string, value: unknown) {
    this.owner = owner;
    this.key = key;
    this.value = value;
  }
}

/** Path of a traverser: objects, each with the labels that `as` gave it. */
export class Path {
  readonly labels: readonly (readonly string[])[];
  readonly objects: readonly unknown[];

  constructor(labels: readonly (readonly string[])[], objects: readonly unknown[]) {
    this.labels = labels;
    this.objects = objects;
  }
}

/** Entry of a map, on its own. */
export class MapEntry {
  readonly key: unknown;
  readonly value: unknown;

  constructor(key: unknown, value: unknown) {
    this.key = key;
    this.value = value;
  }
}

/** Map with keys of any kind. */
export abstract class Entries {
  abstract entries(): Iterable<readonly [key: unknown, value: unknown]>;
}

/** Set of values, which the response shows as a list. */
export class ValueSet {
  readonly items: readonly unknown[];

  constructor(items: readonly unknown[]) {
    this.items = items;
  }
}

export function isElement(value: unknown): value is Vertex | Edge {
  return typeof value === "object" && value !== null && "properties" in value;
}

export function isVertex(value: unknown): value is Vertex {
  return isElement(value) && !isEdge(value);
}

export function isEdgeValue(value: unknown): value is Edge {
  return isElement(value) && isEdge(value);
}

/** Returns the items of a list or a set, and nothing for any other value. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return value instanceof ValueSet ? value.items : undefined;
}

/** Returns the ID of a vertex, or that of an edge: `source-target-index`. */
export function idOf(element: Vertex | Edge): string {
  return isEdge(element) ? `${element.source}-${element.target}-${element.index}` : element.id;
}
