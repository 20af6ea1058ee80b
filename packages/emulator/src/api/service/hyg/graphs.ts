import { GraphData } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../../../errors/service-error.ts";
import { timestamp } from "../../../jobs/scheduler.ts";
import type { Graph } from "../../../state/graph.ts";
import type { HygGraph, HygLabel } from "../../../state/hyg-graph.ts";
import { graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";
import { beginHygJob, hygGraphOf } from "./jobs.ts";

/** The operations on HyG graphs as a whole. */
export const hygGraphOperations = {
  createHygGraph(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8011");
    requireEnabled(graph);
    if (graph.hyg) throw badRequest("GES.8000", `the HyG graph of [${graph_name}] already exists`);
    const { policy = "oec", inEdge = false } = body;
    graph.hyg = { policy, inEdge, data: new GraphData(), properties: { vertex: [], edge: [] } };
    return { result: "success" };
  },

  listHygGraphs(state) {
    const data = [...state.graphs.values()].flatMap(({ name, hyg }) => (hyg ? [{ name, ...shown(hyg) }] : []));
    return { data, result: "success" };
  },

  showHygGraphSummary(state, { graph_name }) {
    return { data: shown(hygGraphOf(state, graph_name, "GES.8011").hyg), result: "success" };
  },

  deleteHygGraph(state, { graph_name }) {
    const { graph } = hygGraphOf(state, graph_name, "GES.8011");
    const jobId = beginHygJob(state, graph, { request: {} }, async () => {
      delete graph.hyg;
    });
    return { jobId };
  },
} satisfies Partial<ServiceHandlers>;

/** HyG is a choice for the time of creation; API v1.0 does not offer it. */
function requireEnabled({ name, settings }: Graph): void {
  const { enableHyg, vertexIdType } = settings;
  if (enableHyg === true && vertexIdType?.idType === "fixedLengthString") return;
  const needed = "created with enable_hyg true and vertex_id_type.id_type fixedLengthString";
  throw badRequest("GES.8005", `Unsupported operation: HyG needs a graph that was ${needed}, unlike [${name}].`);
}

function shown({ policy, inEdge, data, properties, updated }: HygGraph) {
  return {
    inEdge,
    idIndex: true,
    policy,
    ...(updated !== undefined && { updateTime: timestamp(updated) }),
    vertex: properties.vertex.map(shownLabel),
    edge: properties.edge.map(shownLabel),
    vertexNum: data.vertexCount,
    edgeNum: data.edgeCount,
  };
}

function shownLabel({ label, property = [] }: HygLabel) {
  return { label, ...(property.length > 0 && { property }) };
}
