import type { World } from "../state/world.ts";
import { beginServiceJob, graphInService } from "./context.ts";
import type { AlgorithmBody } from "./input.ts";
import { type PagerankParameters, pagerank } from "./pagerank.ts";

/** What an algorithm comes to: a list under the algorithm's own name, and how long it took in seconds. */
export interface AlgorithmResult {
  readonly name: string;
  readonly runtime: number;
  readonly results: readonly unknown[];
}

export function executeAlgorithm(world: World, graphName: string, body: AlgorithmBody) {
  const graph = graphInService(world, graphName, "GES.8402");
  const kind = { jobType: 1, request: body, isAlgorithm: true };
  return beginServiceJob(world, graph, kind, async (signal): Promise<AlgorithmResult> => {
    const begun = performance.now();
    const results = await pagerank(graph.data, body.parameters as PagerankParameters, signal);
    return { name: body.algorithmName, runtime: (performance.now() - begun) / 1000, results };
  });
}
