import { algorithm, type Question, type Work } from "../common/algorithm.ts";
import type { Csr } from "../common/csr.ts";
import { MOST_IN_SET, positionsOf, weightsOf } from "../common/parameters.ts";
import { type Ranking, ranked, valueByVertex } from "../common/present.ts";
import { edgeValues } from "../common/present-edges.ts";
import { seeded, shuffled } from "../common/random.ts";
import { countWays, shareBack, waysOf } from "./shortest-way-shares.ts";

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

export const betweenness = algorithm<BetweennessParameters, BetweennessTask, Ranking>({
  prepare,
  compute: (csr, task) => ranked(sampled(csr, task).vertices),
  present: (ranking, { view }) => ({ values: {}, list: valueByVertex("betweenness", view.vertices, ranking) }),
});

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

/** What passes through vertices and along edges, of one shortest way between each two vertices. */
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
      if (vertex !== source) vertices[vertex] = (vertices[vertex] as number) + (passing[vertex] as number) - 1;
    }
  }
  // A sample stands for all vertices. Without direction each pair is met from both ends.
  const scale = vertexCount / sources.length / (task.directed ? 1 : 2);
  for (const values of [vertices, edges]) for (const [at, value] of values.entries()) values[at] = value * scale;
  return { vertices, edges };
}
