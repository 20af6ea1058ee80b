import type { Algorithm, AlgorithmRequest } from "../algorithms/algorithm.ts";
import { algorithmNamed } from "../algorithms/registry.ts";
import { type AlgorithmResult, runAlgorithm } from "../algorithms/run-algorithm.ts";
import { refuse } from "../refusal.ts";
import type { Graph } from "../state/graph.ts";
import type { Work } from "../state/service-job.ts";
import type { World } from "../state/world.ts";
import { beginServiceJob, graphInService } from "./context.ts";
import { conditionOf, type FilterExpression } from "./filter-expression.ts";
import type { BodyInput } from "./input.ts";
import { algorithmOutputs, type Page } from "./jobs.ts";

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

export function executeAlgorithm(world: World, graphName: string, request: AlgorithmRequest) {
  const graph = graphInService(world, graphName, "GES.8402");
  const { algorithmName, executionMode = "async" } = request;
  const algorithm = algorithmNamed(algorithmName);
  if (!algorithm) throw refuse("GES.8301", `Running algorithm [${algorithmName}] error: it is not emulated.`);
  const kind = { jobType: 1, request, isAlgorithm: true };
  const run = (signal: AbortSignal) => runAlgorithm(algorithm, graph.data, request, signal);
  if (executionMode === "async") return beginServiceJob(world, graph, kind, run);

  if (!SYNCHRONOUS.has(algorithmName)) {
    throw refuse("GES.8404", `Running algorithm [${algorithmName}] error: executionMode cannot be sync.`);
  }
  return answerAtOnce(world, graph, { ...kind, minimumMs: 0 }, run, request);
}

/** The body of `executeSubgraphAlgorithm`. */
interface SubgraphRequest extends AlgorithmRequest {
  readonly subgraphCreator: {
    readonly parameters: { readonly vertex_filter?: FilterExpression; readonly edge_filter?: FilterExpression };
  };
}

export function executeSubgraphAlgorithm(world: World, { graph_name, body }: BodyInput<SubgraphRequest>) {
  const graph = graphInService(world, graph_name, "GES.8402");
  const { vertex_filter, edge_filter } = body.subgraphCreator.parameters;
  const part = { vertex: conditionOf(vertex_filter, "GES.8301"), edge: conditionOf(edge_filter, "GES.8301") };
  const algorithm = algorithmNamed(body.algorithmName) as Algorithm;
  return beginServiceJob(world, graph, { jobType: 1, request: body, isAlgorithm: true }, (signal) =>
    runAlgorithm(algorithm, graph.data, body, signal, part),
  );
}

/** A job that does the work is there too, so that what ends the jobs of a graph ends this as well. */
export async function answerAtOnce(
  world: World,
  graph: Graph,
  kind: Parameters<typeof beginServiceJob>[2],
  run: Work<AlgorithmResult>,
  page: Page,
) {
  // Threads keep no process alive; somebody in this one waits for the answer.
  const alive = setInterval(() => {}, LONG_MS);
  try {
    const result = await new Promise<AlgorithmResult>((resolve, reject) => {
      beginServiceJob(world, graph, kind, (signal) => {
        const work = run(signal);
        work.then(resolve, reject);
        return work;
      });
    });
    return { data: { outputs: algorithmOutputs(result, page) }, status: "complete" };
  } catch (error) {
    throw refuse("GES.8301", (error as Error).message);
  } finally {
    clearInterval(alive);
  }
}
