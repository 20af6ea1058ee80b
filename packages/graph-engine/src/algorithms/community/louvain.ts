import { algorithm } from "../common/algorithm.ts";
import type { Csr } from "../common/csr.ts";
import { weightsOf } from "../common/parameters.ts";
import { seeded, shuffled } from "../common/random.ts";
import { communityByVertex } from "../common/result-lists.ts";
import { renumber } from "./communities.ts";

interface LouvainParameters {
  readonly convergence?: number;
  readonly max_iterations?: number;
  readonly weight?: string;
}

interface LouvainTask {
  readonly convergence: number;
  readonly mostIterations: number;
  readonly weights: Float64Array | undefined;
}

interface Communities {
  readonly communities: Int32Array;
  readonly count: number;
  readonly modularity: number;
}

/**
 * Communities by modularity.
 *
 * Blondel, Guillaume, Lambiotte, Lefebvre, "Fast Unfolding of Communities in Large Networks", Journal of Statistical
 * Mechanics P10008, 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008
 */
export const louvain = algorithm<LouvainParameters, LouvainTask, Communities>({
  async prepare(question) {
    const { convergence = 0.00001, max_iterations = 100, weight } = question.parameters;
    return { task: { convergence, mostIterations: max_iterations, weights: await weightsOf(question, weight) } };
  },
  compute: detect,
  present: ({ communities, count, modularity }, { view }) => ({
    values: { modularity, community_num: count },
    list: communityByVertex(view.vertices, (vertex) => String(communities[vertex])),
  }),
});

/** A graph without directions: each edge is in the rows of both its ends. */
interface Weighted {
  readonly offsets: Int32Array;
  readonly neighbors: Int32Array;
  readonly weights: Float64Array;
  /** By vertex: the weight of its edges, those to itself counted twice. */
  readonly strengths: Float64Array;
  /** Twice the weight of all edges. */
  readonly total: number;
}

/** Moves vertices between communities, then takes each community for one vertex, as long as modularity grows. */
function detect(csr: Csr, { convergence, mostIterations, weights }: LouvainTask): Communities {
  const random = seeded(1);
  const { edgeCount, vertexCount, sources, targets } = csr;
  const ends = { sources, targets, weights: weights ?? new Float64Array(edgeCount).fill(1) };
  let graph = weighted(vertexCount, ends);
  const communities = Int32Array.from({ length: vertexCount }, (_, vertex) => vertex);
  let modularity = modularityOf(graph, communities);
  let iterations = 0;
  while (iterations < mostIterations) {
    const level = Int32Array.from(graph.strengths.keys());
    const order = shuffled(level.length, random);
    const before = modularity;
    let pass = before;
    do {
      iterations += 1;
      pass = modularity;
      moveVertices(graph, level, order);
      modularity = modularityOf(graph, level);
    } while (iterations < mostIterations && modularity - pass > convergence);
    if (modularity <= before) break;
    const count = renumber(level);
    for (const [vertex, community] of communities.entries()) communities[vertex] = level[community];
    graph = merged(graph, level, count);
    if (modularity - before <= convergence) break;
  }
  const count = renumber(communities);
  return { communities, count, modularity };
}

/** Moves each vertex in turn to the community next to it where modularity gains most. */
function moveVertices(graph: Weighted, communities: Int32Array, order: Int32Array): void {
  const { offsets, neighbors, weights, strengths, total } = graph;
  const sums = new Float64Array(communities.length);
  for (const [vertex, community] of communities.entries()) {
    sums[community] += strengths[vertex];
  }
  /** By community: the weight of the edges between it and the current vertex. */
  const links = new Float64Array(communities.length);
  for (const vertex of order) {
    const own = communities[vertex];
    const strength = strengths[vertex];
    const near = [own];
    for (let at = offsets[vertex]; at < offsets[vertex + 1]; at += 1) {
      const neighbor = neighbors[at];
      if (neighbor === vertex) continue;
      const community = communities[neighbor];
      if (links[community] === 0 && community !== own) near.push(community);
      links[community] += weights[at];
    }
    sums[own] = sums[own] - strength;
    const gainOf = (community: number) => links[community] - (sums[community] * strength) / total;
    let best = own;
    // A gain of nothing but rounding would let vertices go to and fro forever.
    let bestGain = gainOf(own) + 1e-12 * total;
    for (const community of near) {
      const gain = gainOf(community);
      if (gain > bestGain) [best, bestGain] = [community, gain];
    }
    sums[best] += strength;
    communities[vertex] = best;
    for (const community of near) links[community] = 0;
  }
}

/** Share of the edges' weight that lies inside communities, beyond what chance would put there. */
function modularityOf({ offsets, neighbors, weights, strengths, total }: Weighted, communities: Int32Array): number {
  if (total === 0) return 0;
  let inside = 0;
  const sums = new Float64Array(communities.length);
  for (const [vertex, community] of communities.entries()) {
    sums[community] += strengths[vertex];
    for (let at = offsets[vertex]; at < offsets[vertex + 1]; at += 1) {
      if (communities[neighbors[at]] === community) inside += weights[at];
    }
  }
  const expected = sums.reduce((sum, part) => sum + (part / total) ** 2, 0);
  return inside / total - expected;
}

interface Ends {
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
}

/** Rows in both directions. An edge from a vertex to itself is there twice. */
function weighted(count: number, { sources, targets, weights }: Ends): Weighted {
  const offsets = new Int32Array(count + 1);
  for (const list of [sources, targets]) {
    for (const vertex of list) offsets[vertex + 1] = offsets[vertex + 1] + 1;
  }
  for (let vertex = 0; vertex < count; vertex += 1) {
    offsets[vertex + 1] = offsets[vertex + 1] + offsets[vertex];
  }
  const next = offsets.slice();
  const graph = {
    offsets,
    neighbors: new Int32Array(2 * sources.length),
    weights: new Float64Array(2 * sources.length),
    strengths: new Float64Array(count),
    total: 2 * weights.reduce((sum, weight) => sum + weight, 0),
  };
  const put = (from: number, to: number, weight: number) => {
    const place = next[from];
    next[from] = place + 1;
    graph.neighbors[place] = to;
    graph.weights[place] = weight;
    graph.strengths[from] = graph.strengths[from] + weight;
  };
  for (const [edge, weight] of weights.entries()) {
    const [source, target] = [sources[edge], targets[edge]];
    put(source, target, weight);
    put(target, source, weight);
  }
  return graph;
}

/** The graph whose vertices are the communities of another. */
function merged({ offsets, neighbors, weights }: Weighted, communities: Int32Array, count: number): Weighted {
  const sums = new Map<number, number>();
  for (const [vertex, community] of communities.entries()) {
    for (let at = offsets[vertex]; at < offsets[vertex + 1]; at += 1) {
      const other = communities[neighbors[at]];
      const key = Math.min(community, other) * count + Math.max(community, other);
      sums.set(key, (sums.get(key) ?? 0) + weights[at] / 2);
    }
  }
  const keys = [...sums.keys()];
  return weighted(count, {
    sources: Int32Array.from(keys, (key) => Math.floor(key / count)),
    targets: Int32Array.from(keys, (key) => key % count),
    weights: Float64Array.from(sums.values()),
  });
}
