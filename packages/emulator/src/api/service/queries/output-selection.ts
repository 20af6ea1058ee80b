import type { Edge, Properties, Vertex } from "@ges-sdk/graph-engine/graph";
import { edgeJson, vertexJson } from "@ges-sdk/graph-engine/graph";
import { isEdge } from "@ges-sdk/graph-engine/traversal";

/** Which parts of vertices and edges an answer shows. */
export interface OutputSelection {
  readonly id?: boolean;
  readonly label?: boolean;
  readonly properties?: boolean;
  readonly selectedProperties?: readonly string[];
}

/** A vertex or an edge, as much of it as was asked for. */
export function shownParts(element: Vertex | Edge, selection: OutputSelection | undefined): object {
  const { label, properties, ...identity } = isEdge(element) ? edgeJson(element) : vertexJson(element);
  if (!selection) return { ...identity, label, properties };
  return {
    ...(selection.id && identity),
    ...(selection.label && { label }),
    ...(selection.properties && { properties: selected(properties, selection.selectedProperties) }),
  };
}

function selected(properties: Properties, names: readonly string[] = []): Properties {
  if (names.length === 0) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
}
