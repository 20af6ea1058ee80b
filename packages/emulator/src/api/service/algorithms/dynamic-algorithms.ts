import {
  AlgorithmFailure,
  commaSeparated,
  invalid,
  MOST_IN_SET,
  meet,
  presenceOf,
  runAlgorithm,
  spanOf,
} from "@ges-sdk/graph-engine/algorithms";
import type { GraphData, Vertex } from "@ges-sdk/graph-engine/graph";
import { cooperativeYield, visitEach } from "@ges-sdk/graph-engine/scheduling";
import type {
  Edge as EdgeJson,
  TemporalGraphParameters,
  TemporalGraphRequest,
} from "../../../compiled/service-v1-handlers.ts";
import { badRequest } from "../../../errors/service-error.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { edgeJson, engineRequest, knownAlgorithm, vertexJson } from "../common/engine.ts";
import type { ServiceHandlers } from "../described.ts";
import { runToEnd } from "./algorithms.ts";

export const dynamicAlgorithmOperations = {
  /** Responds as the newest page of each algorithm does: `temporal_paths` with a job, the others with their results. */
  async executeDynamicAlgorithm(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8402");
    if (body.algorithmName === "temporal_graph") return { data: await temporalGraph(graph.data, body) };

    const kind = { jobType: 1, request: body, isAlgorithm: true };
    const algorithm = knownAlgorithm(body.algorithmName);
    const run = (signal: AbortSignal) => runAlgorithm(algorithm, graph.data, engineRequest(body), signal);
    if (body.algorithmName === "temporal_paths") return beginServiceJob(state, graph, kind, run);
    const { data } = await runToEnd(state, graph, { ...kind, minimumMs: 0 }, run, {});
    return { data };
  },
} satisfies Partial<ServiceHandlers>;

/** The vertices of a community and the edges between them that are there in the span of time. */
async function temporalGraph(data: GraphData, { dynamicRange, parameters }: TemporalGraphRequest) {
  try {
    const span = spanOf(dynamicRange);
    const isThere = ({ properties }: Pick<Vertex, "properties">) => meet(presenceOf(properties, dynamicRange), span);
    const { temporal_vertex: isTemporal = false, ...named } = parameters;
    const all = communityOf(data, named);
    const vertices = isTemporal ? all.filter(isThere) : all;
    const ids = new Set(vertices.map(({ id }) => id));
    const edges: EdgeJson[] = [];
    const yieldIfDue = cooperativeYield(new AbortController().signal);
    for (const id of ids) {
      await visitEach(data.edgesFrom(id), yieldIfDue, (edge) => {
        if (ids.has(edge.target) && isThere(edge)) edges.push(edgeJson(edge));
      });
    }
    return { vertices: vertices.map(vertexJson), edges };
  } catch (error) {
    if (!(error instanceof AlgorithmFailure)) throw error;
    throw badRequest("GES.8301", `Running algorithm [temporal_graph] error: ${error.message}`);
  }
}

function communityOf(data: GraphData, { sources, source }: TemporalGraphParameters): Vertex[] {
  const ids = new Set(sources ?? commaSeparated(source ?? ""));
  const vertices = [...ids].map((id) => data.vertex(id)).filter((vertex) => vertex !== undefined);
  if (vertices.length === 0 || vertices.length < ids.size || ids.size > MOST_IN_SET) throw invalid("sources");
  return vertices;
}
