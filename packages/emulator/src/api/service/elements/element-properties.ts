import {
  changed,
  type Edge,
  type GraphData,
  labelsOf,
  type Properties,
  type PropertyChange,
  shares,
  type Vertex,
  valuesOf,
} from "@ges-sdk/graph-engine/graph";
import { badRequest, ServiceError } from "../../../errors/service-error.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { graphInService } from "../common/context.ts";
import { existingEdges, missingEdge } from "../common/find-edges.ts";
import type { BodyInput, EdgeReference, GraphInput, TargetProperty } from "../common/input.ts";
import { existing } from "./vertices.ts";

interface PropertiesBody {
  readonly properties: Properties;
  readonly label?: string;
}

interface EdgePropertiesBody extends PropertiesBody {
  readonly targetProperties?: readonly TargetProperty[];
}

type VertexItem = PropertiesBody & { readonly vertex: string };
type EdgeItem = EdgePropertiesBody & EdgeReference;

interface VertexBatch {
  readonly vertices: readonly VertexItem[];
  readonly ignoreError?: boolean;
}

interface EdgeBatch {
  readonly edges: readonly EdgeItem[];
  readonly ignoreError?: boolean;
}

type VertexInput = BodyInput<PropertiesBody> & { readonly vertex_id: string };
type EdgeInput = GraphInput & EdgeReference & { readonly body: EdgePropertiesBody };

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
};

function ofVertex(change: PropertyChange) {
  return (state: ServiceState, { graph_name, vertex_id, body }: VertexInput) => {
    const { data } = graphInService(state, graph_name, "GES.8220");
    return changeVertices(data, change, { vertices: [{ ...body, vertex: vertex_id }] });
  };
}

function ofVertices(change: PropertyChange) {
  return (state: ServiceState, { graph_name, body }: BodyInput<VertexBatch>) =>
    changeVertices(graphInService(state, graph_name, "GES.8220").data, change, body);
}

function ofEdge(change: PropertyChange) {
  return (state: ServiceState, { graph_name, body, source, target, index }: EdgeInput) => {
    const { data } = graphInService(state, graph_name, "GES.8221");
    return changeEdges(data, change, { edges: [{ ...body, source, target, ...(index !== undefined && { index }) }] });
  };
}

function ofEdges(change: PropertyChange) {
  return (state: ServiceState, { graph_name, body }: BodyInput<EdgeBatch>) =>
    changeEdges(graphInService(state, graph_name, "GES.8221").data, change, body);
}

function changeVertices(data: GraphData, change: PropertyChange, { vertices, ignoreError }: VertexBatch) {
  const find = (item: VertexItem) => vertexOf(data, item);
  return changeEach(vertices, ignoreError, find, (vertex, { properties }) =>
    data.addVertex({ ...vertex, properties: changed(data, labelsOf(vertex), vertex.properties, change, properties) }),
  );
}

function changeEdges(data: GraphData, change: PropertyChange, { edges, ignoreError }: EdgeBatch) {
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

function vertexOf(data: GraphData, { vertex: id, label }: VertexItem): Vertex {
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
