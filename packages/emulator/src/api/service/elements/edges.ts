import {
  DEFAULT_LABEL,
  type Edge,
  type GraphData,
  type ParallelEdges,
  shares,
  stored,
  valuesOf,
} from "@ges-sdk/graph-engine/graph";
import type { EdgeBatch, EdgeBatchDeletion, NewEdge } from "../../../compiled/service-v1-handlers.ts";
import { badRequest, notEmulated } from "../../../errors/service-error.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { edgeJson } from "../common/engine.ts";
import {
  checkEnds,
  type EdgeReference,
  existingEdges,
  missingEdge,
  NO_SORT_KEYS,
  namedEdges,
} from "../common/find-edges.ts";
import type { ServiceHandlers } from "../described.ts";

/** The operations on edges that are named by their ends. */
export const edgeOperations = {
  addEdge(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8000");
    const { source, target, parallelEdge } = body;
    if (!data.hasVertex(source)) throw badRequest("GES.8000", `Edge source vertex [${source}] does not exist`);
    if (!data.hasVertex(target)) throw badRequest("GES.8000", `Edge target vertex [${target}] does not exist`);
    const rule = typeof parallelEdge === "string" ? { action: parallelEdge } : parallelEdge;
    const { action = "allow", ignoreLabel = true } = rule ?? {};
    const index = data.addEdge(newEdge(data, body), { action, ignoreLabel });
    return { result: "success", data: { index: String(index) } };
  },

  batchAddEdges(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8000");
    const { edges, parallelEdge = {}, createNotExists } = body;
    for (const edge of edges) {
      if (edge.sortKey !== undefined && edge.sortKey !== null) {
        throw notEmulated(NO_SORT_KEYS);
      }
      if (!createNotExists) checkEnds(data, edge, "GES.8000");
    }
    const added = edges.map((body) => {
      const edge = newEdge(data, body);
      const { source, target } = edge;
      for (const id of [source, target]) {
        if (!data.hasVertex(id)) data.addVertex({ id, label: DEFAULT_LABEL, properties: {} });
      }
      return { index: String(data.addEdge(edge, rule(edge, parallelEdge))), source, target };
    });
    return { result: "success", data: { edges: added } };
  },

  showEdge(state, { graph_name, ...reference }) {
    const { data } = graphInService(state, graph_name, "GES.8107");
    if (reference.label !== undefined) {
      throw badRequest("GES.8107", "Parameter label is known in the database edition only; index names an edge here.");
    }
    return { data: { edges: namedEdges(data, reference).map(edgeJson) } };
  },

  batchQueryEdges(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8107");
    const edges = body.edges.flatMap((reference) => namedEdges(data, reference));
    return { data: { edges: [...new Set(edges)].map(edgeJson) } };
  },

  deleteEdge(state, { graph_name, property, value, label, ...reference }) {
    const { data } = graphInService(state, graph_name, "GES.8000");
    if ((property === undefined) !== (value === undefined)) {
      throw badRequest("GES.8000", "Parameters property and value go together.");
    }
    if (label !== undefined && property === undefined) {
      throw badRequest("GES.8000", "Parameter label goes together with property and value.");
    }
    if (property === undefined) {
      for (const edge of [...existingEdges(data, reference, "GES.8000")]) data.deleteEdge(edge);
      return { result: "success" };
    }
    const { source, target } = reference;
    const named: EdgeReference = { source, target, ...(label !== undefined && { label }) };
    const edge = existingEdges(data, named, "GES.8000").find(({ properties }) =>
      valuesOf(properties, property).some((present) => String(present) === value),
    );
    if (!edge) throw badRequest("GES.8000", `edge [${source}-${target}] with ${property} [${value}] does not exist`);
    data.deleteEdge(edge);
    return { result: "success" };
  },

  batchDeleteEdges(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8402");
    const remove = () => {
      for (const edge of edgesToDelete(graph.data, body)) graph.data.deleteEdge(edge);
    };
    if (body.executionMode === "async") {
      const kind = { jobType: 3, request: body, isUnstoppable: true, isWriting: true };
      return beginServiceJob(state, graph, kind, async () => remove());
    }
    remove();
    return { result: "success" };
  },
} satisfies Partial<ServiceHandlers>;

function newEdge(data: GraphData, { source, target, label = DEFAULT_LABEL, properties = {} }: NewEdge) {
  return { source, target, label, properties: stored(data, [label], properties) };
}

/** Rule for edges parallel to a new one: all of them or, on request, only those with the same value in a property. */
function rule(edge: Omit<Edge, "index">, parallelEdge: NonNullable<EdgeBatch["parallelEdge"]>): ParallelEdges {
  const { action = "allow", ignoreLabel = true, targetProperties } = parallelEdge;
  if (!targetProperties || action !== "override") return { action, ignoreLabel };
  const name = targetProperties.find(({ label = edge.label }) => label === edge.label)?.properties?.[0];
  const values = name === undefined ? [] : valuesOf(edge.properties, name);
  if (name === undefined || values.length === 0) return { action, ignoreLabel: false };
  return { action, ignoreLabel: false, isSame: ({ properties }) => shares(valuesOf(properties, name), values) };
}

/** All edges of a batch. A label stands for one edge, so a label that is named twice stands for two. */
function edgesToDelete(data: GraphData, { edges, ignoreError }: EdgeBatchDeletion): ReadonlySet<Edge> {
  const chosen = new Set<Edge>();
  for (const reference of edges) {
    const left = namedEdges(data, reference).filter((edge) => !chosen.has(edge));
    if (left.length === 0 && !ignoreError) {
      checkEnds(data, reference, "GES.8000");
      throw missingEdge(reference, "GES.8000");
    }
    const isOne = reference.index === undefined && reference.label !== undefined;
    for (const edge of isOne ? left.slice(0, 1) : left) chosen.add(edge);
  }
  return chosen;
}
