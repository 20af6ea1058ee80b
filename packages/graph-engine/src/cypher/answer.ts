import { DEFAULT_LABEL, labelsOf } from "../graph/elements.ts";
import { isEdge, presentElement } from "../traversal/walk-step.ts";
import type { Context, Row } from "./context.ts";
import { idOf, isElement, isRelationship, isVertex, propertiesOf } from "./values.ts";

/** A row in the formats that were asked for. */
export function record(row: Row, formats: readonly string[], context: Context) {
  const values = [...row.values()];
  return {
    ...(formats.includes("row") && {
      row: values.map((value) => shown(value, context)),
      meta: values.map(metaOf),
    }),
    ...(formats.includes("graph") && { graph: graphOf(values, context) }),
  };
}

function shown(value: unknown, context: Context): unknown {
  if (isElement(value)) return propertiesOf(context.data, presentElement(context.data, value) ?? value);
  if (Array.isArray(value)) return value.map((item) => shown(item, context));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shown(item, context)]));
}

function metaOf(value: unknown) {
  if (!isElement(value)) return null;
  if (isEdge(value)) return { id: idOf(value), type: "relationship" };
  return { id: value.id, type: "node", labels: namedLabels(value) };
}

function graphOf(values: readonly unknown[], context: Context) {
  const all = values.flat(Number.POSITIVE_INFINITY);
  const found = [...new Map(all.filter(isElement).map((element) => [idOf(element), element])).values()];
  return {
    nodes: found.filter(isVertex).map((vertex) => ({
      id: vertex.id,
      labels: namedLabels(vertex),
      properties: shown(vertex, context),
    })),
    relationships: found.filter(isRelationship).map((edge) => ({
      id: idOf(edge),
      type: edge.label,
      startNode: edge.source,
      endNode: edge.target,
      properties: shown(edge, context),
    })),
  };
}

function namedLabels(vertex: Parameters<typeof labelsOf>[0]): string[] {
  return labelsOf(vertex).filter((label) => label !== DEFAULT_LABEL);
}
