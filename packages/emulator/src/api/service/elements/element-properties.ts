import {
  changed,
  type Edge,
  type GraphData,
  labelsOf,
  type PropertyChange,
  shares,
  type Vertex,
  valuesOf,
} from "@ges-sdk/graph-engine/graph";
import type {
  EdgeProperties,
  EdgePropertiesItem,
  VertexPropertiesBatch,
  VertexPropertiesItem,
} from "../../../compiled/service-v1-handlers.ts";
import { badRequest, ServiceError } from "../../../errors/service-error.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { graphInService } from "../common/context.ts";
import { type EdgeReference, existingEdges, missingEdge } from "../common/find-edges.ts";
import type { Input, ServiceHandlers } from "../described.ts";
import { existing } from "./vertices.ts";

type EdgeItem = EdgeReference & Pick<EdgePropertiesItem, "properties"> & Pick<EdgeProperties, "targetProperties">;

/** The operations that change properties of vertices and edges, one at a time and in batches. */
export const propertyOperations = {
  updateVertexProperties: ofVertex("update"),
  addVertexProperties: ofVertex("add"),
  deleteVertexProperties: ofVertex("delete"),
  batchUpdateVertexProperties: ofVertices("update"),
  batchAddVertexProperties: ofVertices("add"),
  batchDeleteVertexProperties: ofVertices("delete"),
  updateEdgeProperties: ofEdge("update"),
  addEdgeProperties: ofEdge("add"),
  deleteEdgeProperties: ofEdge("delete"),
  batchUpdateEdgeProperties: ofEdges("update"),
  batchAddEdgeProperties: ofEdges("add"),
  batchDeleteEdgeProperties: ofEdges("delete"),
} satisfies Partial<ServiceHandlers>;

function ofVertex(change: PropertyChange) {
  return (state: ServiceState, { graph_name, vertex_id, body }: Input<"updateVertexProperties">) => {
    const { data } = graphInService(state, graph_name, "GES.8220");
    return changeVertices(data, change, { vertices: [{ ...body, vertex: vertex_id }] });
  };
}

function ofVertices(change: PropertyChange) {
  return (state: ServiceState, { graph_name, body }: Input<"batchUpdateVertexProperties">) =>
    changeVertices(graphInService(state, graph_name, "GES.8220").data, change, body);
}

function ofEdge(change: PropertyChange) {
  return (state: ServiceState, { graph_name, body, source, target, index }: Input<"updateEdgeProperties">) => {
    const { data } = graphInService(state, graph_name, "GES.8221");
    return changeEdges(data, change, { edges: [{ ...body, source, target, ...(index !== undefined && { index }) }] });
  };
}

function ofEdges(change: PropertyChange) {
  return (state: ServiceState, { graph_name, body }: Input<"batchUpdateEdgeProperties">) =>
    changeEdges(graphInService(state, graph_name, "GES.8221").data, change, body);
}

function changeVertices(data: GraphData, change: PropertyChange, { vertices, ignoreError }: VertexPropertiesBatch) {
  const find = (item: VertexPropertiesItem) => vertexOf(data, item);
  return changeEach(vertices, ignoreError, find, (vertex, { properties }) =>
    data.addVertex({ ...vertex, properties: changed(data, labelsOf(vertex), vertex.properties, change, properties) }),
  );
}

function changeEdges(
  data: GraphData,
  change: PropertyChange,
  { edges, ignoreError }: { edges: readonly EdgeItem[]; ignoreError?: boolean },
) {
  const find = (item: EdgeItem) => edgeOf(data, item);
  return changeEach(edges, ignoreError, find, (edge, { properties }) =>
    data.replaceEdge({ ...edge, properties: changed(data, [edge.label], edge.properties, change, properties) }),
  );
}

/** One element that is missing is enough to change none, unless such errors are ignored. */
function changeEach<Item, Element>(
  items: readonly Item[],
  ignoreError: boolean | undefined,
  find: (item: Item) => Element,
  put: (element: Element, item: Item) => void,
): { result: string } {
  if (!ignoreError) for (const item of items) find(item);
  for (const item of items) {
    const element = unlessRefused(() => find(item));
    if (element !== undefined) put(element, item);
  }
  return { result: "success" };
}

function unlessRefused<Result>(find: () => Result): Result | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
}

function vertexOf(data: GraphData, { vertex: id, label }: VertexPropertiesItem): Vertex {
  const vertex = existing(data, id, "GES.8220");
  if (label !== undefined && !labelsOf(vertex).includes(label)) {
    throw badRequest("GES.8220", `vertex [${id}] does not have label [${label}]`);
  }
  return vertex;
}

/** The edge that `index` names; else the first one that `targetProperties` picks; else the first one. */
function edgeOf(data: GraphData, item: EdgeItem): Edge {
  const edges = existingEdges(data, item, "GES.8221");
  const wanted = (item.targetProperties ?? []).flatMap(({ label, properties: [name] = [] }) => {
    const values = name === undefined ? [] : valuesOf(item.properties, name);
    return name !== undefined && values.length > 0 ? [{ label, name, values }] : [];
  });
  const [edge] =
    wanted.length === 0 ? edges : wanted.flatMap((property) => edges.filter((edge) => has(edge, property)));
  if (!edge) throw missingEdge(item, "GES.8221");
  return edge;
}

function has(edge: Edge, wanted: { label: string | undefined; name: string; values: readonly unknown[] }): boolean {
  const { label, name, values } = wanted;
  return (label === undefined || edge.label === label) && shares(valuesOf(edge.properties, name), values);
}
