import { refuse } from "../refusal.ts";
import { DEFAULT_LABEL, type GraphData, labelsOf, type Vertex } from "../state/graph-data.ts";
import type { World } from "../state/world.ts";
import { graphInService } from "./context.ts";
import type { AddVertexBody, BodyInput, GraphInput } from "./input.ts";
import { stored } from "./properties.ts";
import { shownVertex } from "./shown.ts";

interface VertexInput extends GraphInput {
  readonly vertex_id: string;
}

/** The operations on vertices that are named by ID. */
export const vertexOperations = {
  addVertex(world: World, { graph_name, body }: BodyInput<AddVertexBody>) {
    const { data } = graphInService(world, graph_name, "GES.8000");
    if (data.hasVertex(body.vertex)) throw refuse("GES.8000", `vertex [${body.vertex}] already exists`);
    data.addVertex(newVertex(data, body));
    return { result: "success" };
  },

  batchAddVertices(
    world: World,
    { graph_name, body }: BodyInput<{ vertices: readonly AddVertexBody[]; overrideExists?: boolean }>,
  ) {
    const { data } = graphInService(world, graph_name, "GES.8000");
    for (const vertex of body.vertices) {
      if (body.overrideExists || !data.hasVertex(vertex.vertex)) data.addVertex(newVertex(data, vertex));
    }
    return { result: "success" };
  },

  showVertices(world: World, { graph_name, vertexIds }: GraphInput & { vertexIds: string }) {
    const { data } = graphInService(world, graph_name, "GES.8204");
    const ids = vertexIds.split(",");
    if (ids.includes("")) throw refuse("GES.8208", "Parameter vertexIds has an empty ID between its commas.");
    return shownVertices(data, ids);
  },

  batchQueryVertices(world: World, { graph_name, body }: BodyInput<{ vertices: readonly string[] }>) {
    const { data } = graphInService(world, graph_name, "GES.8204");
    return { ...shownVertices(data, body.vertices), result: "success" };
  },

  deleteVertex(world: World, { graph_name, vertex_id }: VertexInput) {
    const { data } = graphInService(world, graph_name, "GES.8000");
    data.deleteVertex(existing(data, vertex_id, "GES.8000").id);
    return { result: "success" };
  },

  batchDeleteVertices(
    world: World,
    { graph_name, body }: BodyInput<{ vertices: readonly string[]; ignoreError?: boolean }>,
  ) {
    const { data } = graphInService(world, graph_name, "GES.8000");
    if (!body.ignoreError) for (const id of body.vertices) existing(data, id, "GES.8000");
    for (const id of body.vertices) data.deleteVertex(id);
    return { result: "success" };
  },

  addVertexLabel(world: World, { graph_name, vertex_id, body }: VertexInput & BodyInput<{ label: string }>) {
    const { data } = graphInService(world, graph_name, "GES.8213");
    const vertex = existing(data, vertex_id, "GES.8213");
    const labels = labelsOf(vertex);
    if (labels.includes(body.label)) throw refuse("GES.8213", `Same label [${body.label}] already exists`);
    data.addVertex(labelled(vertex, [...labels.filter((label) => label !== DEFAULT_LABEL), body.label]));
    return {};
  },

  deleteVertexLabel(world: World, { graph_name, vertex_id, label_name }: VertexInput & { label_name: string }) {
    const { data } = graphInService(world, graph_name, "GES.8212");
    const vertex = existing(data, vertex_id, "GES.8212");
    const labels = labelsOf(vertex);
    if (!labels.includes(label_name)) {
      throw refuse("GES.8182", `Vertex [${vertex_id}] does not have label [${label_name}]`);
    }
    data.addVertex(
      labelled(
        vertex,
        labels.filter((label) => label !== label_name),
      ),
    );
    return {};
  },
};

/** A vertex that a call needs. */
export function existing(data: GraphData, id: string, code: string): Vertex {
  const vertex = data.vertex(id);
  if (!vertex) throw refuse(code, `vertex [${id}] does not exist`);
  return vertex;
}

function newVertex(data: GraphData, { vertex: id, label, properties = {} }: AddVertexBody): Vertex {
  return { id, label, properties: stored(data, [label], properties) };
}

function labelled({ id, properties }: Vertex, [label = DEFAULT_LABEL, ...moreLabels]: readonly string[]): Vertex {
  return { id, label, properties, ...(moreLabels.length > 0 && { moreLabels }) };
}

/** Vertices that do not exist are left out. */
function shownVertices(data: GraphData, ids: readonly string[]) {
  const vertices = [...new Set(ids)].map((id) => data.vertex(id)).filter((vertex) => vertex !== undefined);
  return { data: { vertices: vertices.map(shownVertex) } };
}
