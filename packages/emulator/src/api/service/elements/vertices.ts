import { DEFAULT_LABEL, type GraphData, labelsOf, stored, type Vertex } from "@ges-sdk/graph-engine/graph";
import type { NewVertex } from "../../../compiled/service-v1-handlers.ts";
import { badRequest } from "../../../errors/service-error.ts";
import { graphInService } from "../common/context.ts";
import { vertexJson } from "../common/engine.ts";
import type { ServiceHandlers } from "../described.ts";

/** The operations on vertices that are named by ID. */
export const vertexOperations = {
  addVertex(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8000");
    if (data.hasVertex(body.vertex)) throw badRequest("GES.8000", `vertex [${body.vertex}] already exists`);
    data.addVertex(newVertex(data, body));
    return { result: "success" };
  },

  batchAddVertices(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8000");
    for (const vertex of body.vertices) {
      if (body.overrideExists || !data.hasVertex(vertex.vertex)) data.addVertex(newVertex(data, vertex));
    }
    return { result: "success" };
  },

  showVertices(state, { graph_name, vertexIds }) {
    const { data } = graphInService(state, graph_name, "GES.8204");
    const ids = vertexIds.split(",");
    if (ids.includes("")) throw badRequest("GES.8208", "Parameter vertexIds has an empty ID between its commas.");
    return shownVertices(data, ids);
  },

  batchQueryVertices(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8204");
    return { ...shownVertices(data, body.vertices), result: "success" };
  },

  deleteVertex(state, { graph_name, vertex_id }) {
    const { data } = graphInService(state, graph_name, "GES.8000");
    data.deleteVertex(existing(data, vertex_id, "GES.8000").id);
    return { result: "success" };
  },

  batchDeleteVertices(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8000");
    if (!body.ignoreError) for (const id of body.vertices) existing(data, id, "GES.8000");
    for (const id of body.vertices) data.deleteVertex(id);
    return { result: "success" };
  },

  addVertexLabel(state, { graph_name, vertex_id, body }) {
    const { data } = graphInService(state, graph_name, "GES.8213");
    const vertex = existing(data, vertex_id, "GES.8213");
    const labels = labelsOf(vertex);
    if (labels.includes(body.label)) throw badRequest("GES.8213", `Same label [${body.label}] already exists`);
    data.addVertex(labelled(vertex, [...labels.filter((label) => label !== DEFAULT_LABEL), body.label]));
    return {};
  },

  deleteVertexLabel(state, { graph_name, vertex_id, label_name }) {
    const { data } = graphInService(state, graph_name, "GES.8212");
    const vertex = existing(data, vertex_id, "GES.8212");
    const labels = labelsOf(vertex);
    if (!labels.includes(label_name)) {
      throw badRequest("GES.8182", `Vertex [${vertex_id}] does not have label [${label_name}]`);
    }
    data.addVertex(
      labelled(
        vertex,
        labels.filter((label) => label !== label_name),
      ),
    );
    return {};
  },
} satisfies Partial<ServiceHandlers>;

/** A vertex that a call needs. */
export function existing(data: GraphData, id: string, code: string): Vertex {
  const vertex = data.vertex(id);
  if (!vertex) throw badRequest(code, `vertex [${id}] does not exist`);
  return vertex;
}

function newVertex(data: GraphData, { vertex: id, label, properties = {} }: NewVertex): Vertex {
  return { id, label, properties: stored(data, [label], properties) };
}

function labelled({ id, properties }: Vertex, [label = DEFAULT_LABEL, ...moreLabels]: readonly string[]): Vertex {
  return { id, label, properties, ...(moreLabels.length > 0 && { moreLabels }) };
}

/** Vertices that do not exist are left out. */
function shownVertices(data: GraphData, ids: readonly string[]) {
  const vertices = [...new Set(ids)].map((id) => data.vertex(id)).filter((vertex) => vertex !== undefined);
  return { data: { vertices: vertices.map(vertexJson) } };
}
