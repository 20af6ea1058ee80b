import { algorithm, type Question, type Work } from "../common/algorithm.ts";
import type { Csr } from "../common/csr.ts";
import { edgeValues } from "../common/edge-results.ts";
import { MOST_IN_SET, positionsOf, weightsOf } from "../common/parameters.ts";
import { seeded, shuffled } from "../common/random.ts";
import { type Ranking, ranked, valueByVertex } from "../common/result-lists.ts";
import { countWays, shareBack, waysOf } from "./dependency-accumulation.ts";

interface BetweennessParameters {
  readonly directed?: boolean;
  readonly weight?: string;
  readonly seeds?: string;
  readonly k?: number;
}

interface BetweennessTask {
  readonly directed: boolean;
  readonly weights: Float64Array | undefined;
  /** The vertices to sample from; all of them unless given. */
  readonly seeds: Int32Array | undefined;
}

/**
 * Betweenness of vertices, exact or sampled from some sources.
 *
 * Brandes, "A Faster Algorithm for Betweenness Centrality", Journal of Mathematical Sociology 25(2), 2001,
 * https://doi.org/10.1080/0022250X.2001.9990249. Sampling: Brandes, Pich, "Centrality Estimation in Large Networks",
 * International Journal of Bifurcation and Chaos 17(7), 2007, https://doi.org/10.1142/S0218127407018403
 */
export const betweenness = algorithm<BetweennessParameters, BetweennessTask, Ranking>({
  prepare,
  compute: (csr, task) => ranked(sampled(csr, task).vertices),
  present: (ranking, { view }) => ({ values: {}, list: valueByVertex("betweenness", view.vertices, ranking) }),
});

/**
 * Betweenness of edges.
 *
 * Brandes, "On Variants of Shortest-Path Betweenness Centrality and Their Generic Computation", Social Networks 30(2), 2008,
 * https://doi.org/10.1016/j.socnet.2007.11.001
 */
export const edgeBetweenness = algorithm<BetweennessParameters, BetweennessTask, Ranking>({
  prepare,
  compute: (csr, task) => ranked(sampled(csr, task).edges),
  present: (ranking, { view }) => ({ values: {}, list: edgeValues("edge_betweenness", view.edges, ranking) }),
});

async function prepare(question: Question<BetweennessParameters>): Promise<Work<BetweennessTask>> {
  const { view, parameters } = question;
  const { directed = true, weight, seeds, k } = parameters;
  const weights = await weightsOf(question, weight);
  return { task: { directed, weights, seeds: seedsFrom() } };

  function seedsFrom(): Int32Array | undefined {
    if (seeds) return Int32Array.from(positionsOf(view, seeds, "seeds", MOST_IN_SET));
    return k === undefined ? undefined : shuffled(view.vertices.length, seeded(1)).subarray(0, k);
  }
}

/** Sums the shares of the shortest paths between each two vertices that pass through vertices and along edges. */
function sampled(csr: Csr, task: BetweennessTask): { vertices: Float64Array; edges: Float64Array } {
  const { vertexCount, edgeCount } = csr;
  const ways = waysOf(csr, task.directed, task.weights);
  const sources = task.seeds ?? Int32Array.from({ length: vertexCount }, (_, vertex) => vertex);
  const vertices = new Float64Array(vertexCount);
  const edges = new Float64Array(edgeCount);
  for (const source of sources) {
    const found = countWays(ways, source);
    const passing = new Float64Array(vertexCount);
    for (const vertex of found.order) passing[vertex] = 1;
    shareBack(ways, found, passing, edges);
    for (const vertex of found.order) {
      // Each way ends at one vertex, and does not lead through it.
      if (vertex !== source) vertices[vertex] += passing[vertex] - 1;
    }
  }
  // A sample stands for all vertices. Without direction each pair is met from both ends.
  const scale = vertexCount / sources.length / (task.directed ? 1 : 2);
  for (const values of [vertices, edges]) for (const [at, value] of values.entries()) values[at] = value * scale;
  return { vertices, edges };
}
