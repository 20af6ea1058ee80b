import type { Edge, Vertex } from "../../graph/index.ts";
import { isNumber, type NumberValue } from "../../values/index.ts";
import { Path } from "./path.ts";

/** Value of an expression. Vertices and edges are those of the graph, maps are of the class `Map`. */
export type Value =
  | null
  | boolean
  | string
  | NumberValue
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | Vertex
  | Edge
  | Path;

/** Values of the variables, each in its slot. */
export type Row = readonly Value[];

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

export function isElement(value: Value): value is Vertex | Edge {
  if (typeof value !== "object" || value === null || isNumber(value)) return false;
  return !(isList(value) || isMap(value) || value instanceof Path);
}

export function isVertex(value: Value): value is Vertex {
  return isElement(value) && !("source" in value);
}

export function isEdge(value: Value): value is Edge {
  return isElement(value) && "source" in value;
}

/** Returns the ID of a vertex, or of an edge by its ends and index. */
export function idOf(element: Vertex | Edge): string {
  return "source" in element ? `${element.source}-${element.target}-${element.index}` : element.id;
}

/** Returns true for the same vertex or edge, whatever has become of its properties. */
export function isSameElement(a: Vertex | Edge, b: Vertex | Edge): boolean {
  if (a === b) return true;
  if (!("source" in a) || !("source" in b)) return !("source" in a) && !("source" in b) && a.id === b.id;
  return a.source === b.source && a.target === b.target && a.index === b.index;
}

/** Type of a value, as messages name it. */
export function typeName(value: Value): string {
  if (value === null) return "null";
  if (isNumber(value)) return "a number";
  if (typeof value !== "object") return value === true || value === false ? "a boolean" : "a text";
  if (isList(value)) return "a list";
  if (isMap(value)) return "a map";
  if (value instanceof Path) return "a path";
  return isVertex(value) ? "a node" : "a relationship";
}
