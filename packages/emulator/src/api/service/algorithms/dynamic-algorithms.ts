import {
  type Algorithm,
  AlgorithmFailure,
  type AlgorithmRequest,
  algorithmNamed,
  commaSeparated,
  type DynamicRange,
  invalid,
  MOST_IN_SET,
  meet,
  presenceOf,
  runAlgorithm,
  spanOf,
} from "@ges-sdk/graph-engine/algorithms";
import type { GraphData, Vertex } from "@ges-sdk/graph-engine/graph";
import { edgeJson, vertexJson } from "@ges-sdk/graph-engine/graph";
import { cooperativeYield, visitEach } from "@ges-sdk/graph-engine/scheduling";
import { badRequest } from "../../../errors/service-error.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import type { BodyInput } from "../common/input.ts";
import { answerAtOnce } from "./algorithms.ts";

interface DynamicRequest extends AlgorithmRequest {
  readonly dynamicRange: DynamicRange;
}

interface TemporalGraphParameters {
  readonly sources?: readonly string[];
  readonly source?: string;
  readonly temporal_vertex?: boolean;
}

/** Answers as the newest page of each algorithm does: `temporal_paths` with a job, the others with what they found. */
export async function executeDynamicAlgorithm(state: ServiceState, { graph_name, body }: BodyInput<DynamicRequest>) {
  const graph = graphInService(state, graph_name, "GES.8402");
  const { algorithmName } = body;
  if (algorithmName === "temporal_graph") return { data: await temporalGraph(graph.data, body) };

  const kind = { jobType: 1, request: body, isAlgorithm: true };
  const algorithm = algorithmNamed(algorithmName) as Algorithm;
  const run = (signal: AbortSignal) => runAlgorithm(algorithm, graph.data, body, signal);
  if (algorithmName === "temporal_paths") return beginServiceJob(state, graph, kind, run);
  const { data } = await answerAtOnce(state, graph, { ...kind, minimumMs: 0 }, run, {});
  return { data };
}

/** The vertices of a community and the edges between them that are there in the span of time. */
async function temporalGraph(data: GraphData, { dynamicRange, parameters = {} }: DynamicRequest) {
  try {
    const span = spanOf(dynamicRange);
    const isThere = ({ properties }: Pick<Vertex, "properties">) => meet(presenceOf(properties, dynamicRange), span);
    const { temporal_vertex: isTemporal = false, ...named } = parameters as TemporalGraphParameters;
    const all = communityOf(data, named);
    const vertices = isTemporal ? all.filter(isThere) : all;
    const ids = new Set(vertices.map(({ id }) => id));
    const edges: object[] = [];
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
