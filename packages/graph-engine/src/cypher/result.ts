import { DEFAULT_LABEL, type Edge, edgeJson, labelsOf, type Vertex, vertexJson } from "../graph/index.ts";
import type { PropertyReader } from "./property-reader.ts";
import { Path } from "./values/path.ts";
import { idOf, isEdge, isElement, isList, isMap, isVertex, type Row, type Value } from "./values/value.ts";

/** A row in the formats that were asked for. */
export function record(row: Row, formats: readonly string[], properties: PropertyReader) {
  return {
    ...(formats.includes("row") && {
      row: row.map((value) => shown(value, properties)),
      meta: row.map((value) => metaOf(value, properties)),
    }),
    ...(formats.includes("graph") && { graph: graphOf(row, properties) }),
    ...(formats.includes("raw") && { raw: row.map((value) => raw(value, properties)) }),
  };
}

/** A value as JSON; an element is its properties, a path what lies on it, and what is no number a text. */
function shown(value: Value, properties: PropertyReader): unknown {
  if (isList(value)) return value.map((item) => shown(item, properties));
  if (isMap(value)) return shownMap(value, properties);
  if (value instanceof Path) return value.elements.map((element) => shown(element, properties));
  if (isElement(value)) return shownMap(properties.all(value), properties);
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

/** A value as JSON; vertices and edges are whole. */
function raw(value: Value, properties: PropertyReader): unknown {
  if (isList(value)) return value.map((item) => raw(item, properties));
  if (isMap(value)) return Object.fromEntries([...value].map(([name, item]) => [name, raw(item, properties)]));
  if (value instanceof Path) return value.elements.map((element) => raw(element, properties));
  if (isVertex(value)) return { ...vertexJson(value), properties: shown(value, properties) };
  if (isEdge(value)) return { ...edgeJson(value), properties: shown(value, properties) };
  return shown(value, properties);
}

function shownMap(map: ReadonlyMap<string, Value>, properties: PropertyReader): unknown {
  return Object.fromEntries([...map].map(([name, item]) => [name, shown(item, properties)]));
}

/** ID and labels of an element, and those of all elements of a list or a path. */
function metaOf(value: Value, properties: PropertyReader): unknown {
  if (isEdge(value)) return { id: idOf(value), type: "relationship" };
  if (isVertex(value)) return { id: value.id, type: "node", labels: namedLabels(value, properties) };
  const items = value instanceof Path ? value.elements : isList(value) ? value : [];
  const metas = items.map((item) => metaOf(item, properties));
  return metas.some((meta) => meta !== null) ? metas : null;
}

function graphOf(row: Row, properties: PropertyReader) {
  const all = [...new Map([...elementsIn(row)].map((element) => [idOf(element), element])).values()];
  return {
    nodes: all.filter(isVertex).map((vertex) => ({
      id: vertex.id,
      labels: namedLabels(vertex, properties),
      properties: shown(vertex, properties),
    })),
    relationships: all.filter(isEdge).map((edge) => ({
      id: idOf(edge),
      type: edge.label,
      startNode: edge.source,
      endNode: edge.target,
      properties: shown(edge, properties),
    })),
  };
}

function* elementsIn(values: Iterable<Value>): Generator<Vertex | Edge> {
  for (const value of values) {
    if (value instanceof Path) yield* value.elements;
    else if (isList(value)) yield* elementsIn(value);
    else if (isMap(value)) yield* elementsIn(value.values());
    else if (isElement(value)) yield value;
  }
}

function namedLabels(vertex: Vertex, properties: PropertyReader): string[] {
  return labelsOf(properties.find(vertex) ?? vertex).filter((label) => label !== DEFAULT_LABEL);
}
