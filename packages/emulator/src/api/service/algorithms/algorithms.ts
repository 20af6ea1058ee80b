import type { Algorithm, AlgorithmRequest } from "@ges-sdk/graph-engine/algorithms";
import { type AlgorithmResult, algorithmNamed, runAlgorithm } from "@ges-sdk/graph-engine/algorithms";
import { conditionOf, type FilterExpression } from "@ges-sdk/graph-engine/traversal";
import { badRequest } from "../../../errors/service-error.ts";
import type { Work } from "../../../jobs/service-job.ts";
import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import type { BodyInput } from "../common/input.ts";
import { readQuery } from "../common/query-errors.ts";
import { algorithmOutputs, type Page } from "../jobs/jobs.ts";

/** The algorithms that can answer at once. */
const SYNCHRONOUS = new Set([
  "all_shortest_paths",
  "filtered_all_pairs_shortest_paths",
  "filtered_all_shortest_paths",
  "filtered_shortest_path",
  "k_hop",
  "n_paths",
  "realtime_recommendation",
  "shortest_path",
  "shortest_path_of_vertex_sets",
]);

const LONG_MS = 1_000_000_000;

export function executeAlgorithm(state: ServiceState, graphName: string, request: AlgorithmRequest) {
  const graph = graphInService(state, graphName, "GES.8402");
  const { algorithmName, executionMode = "async" } = request;
  const algorithm = algorithmNamed(algorithmName);
  if (!algorithm) throw badRequest("GES.8301", `Running algorithm [${algorithmName}] error: it is not emulated.`);
  const kind = { jobType: 1, request, isAlgorithm: true };
  const run = (signal: AbortSignal) => runAlgorithm(algorithm, graph.data, request, signal);
  if (executionMode === "async") return beginServiceJob(state, graph, kind, run);

  if (!SYNCHRONOUS.has(algorithmName)) {
    throw badRequest("GES.8404", `Running algorithm [${algorithmName}] error: executionMode cannot be sync.`);
  }
  return answerAtOnce(state, graph, { ...kind, minimumMs: 0 }, run, request);
}

/** The body of `executeSubgraphAlgorithm`. */
interface SubgraphRequest extends AlgorithmRequest {
  readonly subgraphCreator: {
    readonly parameters: { readonly vertex_filter?: FilterExpression; readonly edge_filter?: FilterExpression };
  };
}

export function executeSubgraphAlgorithm(state: ServiceState, { graph_name, body }: BodyInput<SubgraphRequest>) {
  const graph = graphInService(state, graph_name, "GES.8402");
  const { vertex_filter, edge_filter } = body.subgraphCreator.parameters;
  const part = readQuery("algorithm", () => ({ vertex: conditionOf(vertex_filter), edge: conditionOf(edge_filter) }));
  const algorithm = algorithmNamed(body.algorithmName) as Algorithm;
  return beginServiceJob(state, graph, { jobType: 1, request: body, isAlgorithm: true }, (signal) =>
    runAlgorithm(algorithm, graph.data, body, signal, part),
  );
}

/** A job that does the work is there too, so that what ends the jobs of a graph ends this as well. */
export async function answerAtOnce(
  state: ServiceState,
  graph: Graph,
  kind: Parameters<typeof beginServiceJob>[2],
  run: Work<AlgorithmResult>,
  page: Page,
) {
  // Threads keep no process alive; somebody in this one waits for the answer.
  const alive = setInterval(() => {}, LONG_MS);
  try {
    const result = await new Promise<AlgorithmResult>((resolve, reject) => {
      beginServiceJob(state, graph, kind, (signal) => {
        const work = run(signal);
        work.then(resolve, reject);
        return work;
      });
    });
    return { data: { outputs: algorithmOutputs(result, page) }, status: "complete" };
  } catch (error) {
    throw badRequest("GES.8301", (error as Error).message);
  } finally {
    clearInterval(alive);
  }
}
