import type { Edge, Vertex } from "@ges-sdk/graph-engine/graph";
import type { Edge as EdgeJson, Properties, Vertex as VertexJson } from "../../../compiled/service-v1-handlers.ts";
import { edgeJson, vertexJson } from "../common/engine.ts";

/** Parts of vertices and edges that a response shows. */
interface OutputSelection {
  readonly id?: boolean;
  readonly label?: boolean;
  readonly properties?: boolean;
  readonly selectedProperties?: readonly string[];
}

/** Representation of the selected parts of a vertex; of all parts without a selection. */
export function vertexParts(vertex: Vertex, selection: OutputSelection | undefined): VertexJson {
  return partsOf(vertexJson(vertex), selection);
}

/** Representation of the selected parts of an edge; of all parts without a selection. */
export function edgeParts(edge: Edge, selection: OutputSelection | undefined): EdgeJson {
  return partsOf(edgeJson(edge), selection);
}

function partsOf<Element extends { label: string; properties: Properties }>(
  element: Element,
  selection: OutputSelection | undefined,
): Partial<Element> {
  if (!selection) return element;
  const { label, properties, ...identity } = element;
  return {
    ...(selection.id && identity),
    ...(selection.label && { label }),
    ...(selection.properties && { properties: selected(properties, selection.selectedProperties) }),
  } as Partial<Element>;
}

function selected(properties: Properties, names: readonly string[] = []): Properties {
  if (names.length === 0) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
}
