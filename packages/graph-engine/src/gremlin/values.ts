import { edgeJson, vertexJson } from "../graph/element-json.ts";
import type { Edge, Vertex } from "../graph/elements.ts";
import { isEdge } from "../traversal/walk-step.ts";
import { failed } from "./failures.ts";

/** One value of a property, on its own. */
export interface ElementProperty {
  readonly kind: "property";
  readonly owner: Vertex | Edge;
  readonly key: string;
  readonly value: unknown;
}

/** The way that led to something. */
export interface Path {
  readonly kind: "path";
  readonly labels: readonly (readonly string[])[];
  readonly objects: readonly unknown[];
}

/** Finds an element as it is now. */
type Current = (element: Vertex | Edge) => Vertex | Edge;

/** Counts a value inside of others. */
type Count = () => void;

const DEEPEST = 64;
const MOST_COMPARED = 1000;

export function isElement(value: unknown): value is Vertex | Edge {
  return typeof value === "object" && value !== null && "properties" in value;
}

export function isVertex(value: unknown): value is Vertex {
  return isElement(value) && !isEdge(value);
}

export function isEdgeValue(value: unknown): value is Edge {
  return isElement(value) && isEdge(value);
}

export function isProperty(value: unknown): value is ElementProperty {
  return hasKind(value, "property");
}

export function isPath(value: unknown): value is Path {
  return hasKind(value, "path");
}

function hasKind(value: unknown, kind: string): boolean {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

/** The ID of a vertex or of an edge: `source-target-index`. */
export function idOf(element: Vertex | Edge): string {
  return isEdge(element) ? `${element.source}-${element.target}-${element.index}` : element.id;
}

/** A text that two values share when they are the same to Gremlin. */
export function keyOf(value: unknown, count: Count = counting(MOST_COMPARED), depth = 0): string {
  count();
  if (depth > DEEPEST) throw tooDeep();
  const inner = (item: unknown) => keyOf(item, count, depth + 1);
  if (isVertex(value)) return `v${value.id}`;
  if (isEdgeValue(value)) return `e${JSON.stringify([value.source, value.target, value.index])}`;
  if (isProperty(value)) return `p${JSON.stringify([inner(value.owner), value.key, value.value])}`;
  if (isPath(value)) return `w${JSON.stringify(value.objects.map(inner))}`;
  if (Array.isArray(value)) return `l${JSON.stringify(value.map(inner))}`;
  if (value instanceof Map) return `m${JSON.stringify(Array.from(value, (entry) => entry.map(inner)))}`;
  return JSON.stringify(value);
}

/** A value as Gremlin writes it in messages and as the key of a map. */
export function textOf(value: unknown): string {
  if (isVertex(value)) return `v[${value.id}]`;
  if (isEdgeValue(value)) return `e[${idOf(value)}][${value.source}-${value.label}->${value.target}]`;
  if (typeof value !== "object") return String(value);
  return JSON.stringify(shown(value, counting(MOST_COMPARED), (element) => element));
}

/** A value as the answer shows it, with vertices and edges as they are now. */
export function shown(value: unknown, count: Count, current: Current, depth = 0): unknown {
  count();
  if (depth > DEEPEST) throw tooDeep();
  const inner = (item: unknown) => shown(item, count, current, depth + 1);
  if (isElement(value)) {
    const element = current(value);
    return isEdge(element) ? edgeJson(element) : vertexJson(element);
  }
  if (isProperty(value)) return { key: value.key, value: value.value };
  if (isPath(value)) return { labels: value.labels, objects: value.objects.map(inner) };
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, item]) => [textOf(key), inner(item)]));
  return value;
}

/** Refuses more values than some number. */
export function counting(most: number): Count {
  let count = 0;
  return () => {
    count += 1;
    if (count > most)
      throw failed(`a list, a map or the answer holds more than ${most} values; narrow it with limit().`);
  };
}

function tooDeep() {
  return failed(`a value is nested deeper than ${DEEPEST} levels.`);
}
