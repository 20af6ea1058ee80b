import { type AlgorithmResult, algorithmNamed, runAlgorithm } from "@ges-sdk/graph-engine/algorithms";
import { conditionOf } from "@ges-sdk/graph-engine/traversal";
import { messageOf } from "../../../errors/message-of.ts";
import { badRequest, notEmulated } from "../../../errors/service-error.ts";
import type { Work } from "../../../jobs/service-job.ts";
import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { engineRequest, knownAlgorithm } from "../common/engine.ts";
import { readQuery } from "../common/query-errors.ts";
import type { ServiceHandlers } from "../described.ts";
import { algorithmOutputs, type Page } from "../jobs/jobs.ts";

/** Algorithms that can respond synchronously. */
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

/** Algorithms that can be cancelled, as the newest page has it. */
const CANCELLABLE = new Set([
  "connected_component",
  "kcore",
  "label_propagation",
  "louvain",
  "pagerank",
  "personalrank",
  "topicrank",
]);

const LONG_MS = 1_000_000_000;

/** The operations that run algorithms. */
export const algorithmOperations = {
  executeAlgorithm(state, { graph_name, body: request }) {
    const graph = graphInService(state, graph_name, "GES.8402");
    const { algorithmName, executionMode = "async" } = request;
    const algorithm = algorithmNamed(algorithmName);
    if (!algorithm) throw notEmulated(`The algorithm ${algorithmName} is not emulated.`);
    if (request.algorithmName === "topicrank" && request.parameters.filtered) {
      throw notEmulated("The parameter filtered of topicrank is not emulated: no page shows its conditions.");
    }
    const isUnstoppable = state.compatibility === "documented" && !CANCELLABLE.has(algorithmName);
    const kind = { jobType: 1, request, isAlgorithm: true, isUnstoppable };
    const run = (signal: AbortSignal) => runAlgorithm(algorithm, graph.data, engineRequest(request), signal);
    if (executionMode === "async") return beginServiceJob(state, graph, kind, run);

    if (!SYNCHRONOUS.has(algorithmName)) {
      throw badRequest("GES.8404", `Running algorithm [${algorithmName}] error: executionMode cannot be sync.`);
    }
    return runToEnd(state, graph, { ...kind, minimumMs: 0 }, run, request);
  },

  executeSubgraphAlgorithm(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8402");
    const { vertex_filter, edge_filter } = body.subgraphCreator.parameters;
    const part = readQuery("algorithm", () => ({ vertex: conditionOf(vertex_filter), edge: conditionOf(edge_filter) }));
    const algorithm = knownAlgorithm(body.algorithmName);
    return beginServiceJob(state, graph, { jobType: 1, request: body, isAlgorithm: true }, (signal) =>
      runAlgorithm(algorithm, graph.data, engineRequest(body), signal, part),
    );
  },
} satisfies Partial<ServiceHandlers>;

/** Runs an algorithm to its end. A job does it, so that what ends the jobs of a graph ends this as well. */
export async function runToEnd(
  state: ServiceState,
  graph: Graph,
  kind: Parameters<typeof beginServiceJob>[2],
  run: Work<AlgorithmResult>,
  page: Page,
) {
  // Threads keep no process alive; a request in this one waits for the result.
  const alive = setInterval(() => {}, LONG_MS);
  try {
    const result = await new Promise<AlgorithmResult>((resolve, reject) => {
      beginServiceJob(state, graph, kind, (signal) => {
        const work = run(signal);
        work.then(resolve, reject);
        return work;
      });
    });
    return { data: { outputs: algorithmOutputs(result, page) }, status: "complete" as const };
  } catch (error) {
    throw badRequest("GES.8301", messageOf(error));
  } finally {
    clearInterval(alive);
  }
}
