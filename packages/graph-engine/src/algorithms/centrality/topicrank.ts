import { algorithm } from "../common/algorithm.ts";
import { distinctNeighbors, rowOf, sharedDoubles, waysAlong } from "../common/csr.ts";
import { MOST_IN_SET, positionsOf } from "../common/parameters.ts";
import { type Ranking, ranked, valueByVertex } from "../common/result-lists.ts";
import { type RankTask, rank } from "./power-iteration.ts";

interface TopicrankParameters {
  readonly sources: string;
  readonly actived_p?: number;
  readonly default_p?: number;
  readonly only_neighbors?: boolean;
  /** The memory edition takes it as text too. */
  readonly alpha?: number | string;
  readonly convergence?: number | string;
  readonly max_iterations?: number;
  readonly directed?: boolean;
}

interface TopicrankTask extends RankTask {
  /** The vertices whose neighbours alone are answered. */
  readonly neighborsOf?: readonly number[] | undefined;
}

/**
 * PageRank whose jumps lead to each vertex as often as its weight says: `actived_p` for the sources, `default_p` for all
 * others.
 *
 * Haveliwala, "Topic-Sensitive PageRank", WWW 2002, https://doi.org/10.1145/511446.511513
 */
export const topicrank = algorithm<TopicrankParameters, TopicrankTask, Ranking>({
  prepare({ view, parameters }) {
    const { actived_p = 1, default_p = 1, only_neighbors = false } = parameters;
    const { alpha = 0.85, convergence = 0.00001, max_iterations = 1000, directed = true } = parameters;
    const sources = positionsOf(view, parameters.sources, "sources", MOST_IN_SET);
    return {
      task: {
        alpha: Number(alpha),
        convergence: Number(convergence),
        mostIterations: max_iterations,
        directed,
        jumps: jumpsTo(sources, view.vertices.length, actived_p, default_p),
        neighborsOf: only_neighbors ? sources : undefined,
      },
    };
  },
  compute(csr, task) {
    const { order, values } = ranked(rank(waysAlong(csr, task.directed ? "out" : "both"), task));
    if (!task.neighborsOf) return { order, values };
    const neighbors = distinctNeighbors(csr, "both");
    const isNear = new Set(task.neighborsOf.flatMap((source) => [...rowOf(neighbors, source)]));
    return { order: order.filter((vertex) => isNear.has(vertex)), values };
  },
  present: (ranking, { view }) => ({ values: {}, list: valueByVertex("topicrank", view.vertices, ranking) }),
});

/** Probabilities to jump to each vertex. */
function jumpsTo(sources: readonly number[], count: number, ofSources: number, ofOthers: number): Float64Array {
  const jumps = sharedDoubles(count).fill(ofOthers);
  for (const source of sources) jumps[source] = ofSources;
  const total = sources.length * ofSources + (count - sources.length) * ofOthers;
  // Without any weight, as without sources, a jump leads anywhere.
  return total === 0 ? jumps.fill(1 / count) : jumps.map((weight) => weight / total);
}
