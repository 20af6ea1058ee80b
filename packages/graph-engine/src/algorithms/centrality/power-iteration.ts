import type { Rows } from "../common/csr.ts";

/** Parameters of a random walk with jumps. */
export interface RankTask {
  /** Probability to follow an edge rather than to jump. */
  readonly alpha: number;
  /** The iteration ends when no rank changes by more than this. */
  readonly convergence: number;
  readonly mostIterations: number;
  readonly directed: boolean;
  /** Probability that a jump leads to each vertex. Without it, all are the same. */
  readonly jumps?: Float64Array | undefined;
  /** By edge: how likely it is to be followed, beside the others of its vertex. */
  readonly weights?: Float64Array | undefined;
}

/** Ranks of the vertices. They sum to 1. */
export function rank(ways: readonly Rows[], task: RankTask): Float64Array {
  const { alpha, convergence, mostIterations, jumps, weights } = task;
  const count = ways[0].offsets.length - 1;
  const strengths = strengthsOf(ways, count, weights);
  let ranks = new Float64Array(count);
  let next = new Float64Array(count);
  if (jumps) ranks.set(jumps);
  else ranks.fill(1 / count);
  for (let iteration = 0; iteration < mostIterations; iteration += 1) {
    next.fill(0);
    let stranded = 0;
    for (let vertex = 0; vertex < count; vertex += 1) {
      const strength = strengths[vertex];
      // A walk that cannot go on jumps.
      if (strength === 0) stranded += ranks[vertex];
      else pass(ways, vertex, (alpha * ranks[vertex]) / strength, weights, next);
    }
    const jumping = 1 - alpha + alpha * stranded;
    const base = jumping / count;
    let change = 0;
    for (let vertex = 0; vertex < count; vertex += 1) {
      const value = next[vertex] + (jumps ? jumping * jumps[vertex] : base);
      change = Math.max(change, Math.abs(value - ranks[vertex]));
      next[vertex] = value;
    }
    [ranks, next] = [next, ranks];
    if (change <= convergence) break;
  }
  return ranks;
}

/** Gives each neighbour its share. */
function pass(
  ways: readonly Rows[],
  vertex: number,
  share: number,
  weights: Float64Array | undefined,
  next: Float64Array,
): void {
  for (const { offsets, neighbors, edges } of ways) {
    const end = offsets[vertex + 1];
    for (let at = offsets[vertex]; at < end; at += 1) {
      const neighbor = neighbors[at];
      const part = weights ? share * weights[edges[at]] : share;
      next[neighbor] += part;
    }
  }
}

/** Total weight of the edges of each vertex. */
function strengthsOf(ways: readonly Rows[], count: number, weights: Float64Array | undefined): Float64Array {
  const strengths = new Float64Array(count);
  for (const { offsets, edges } of ways) {
    for (let vertex = 0; vertex < count; vertex += 1) {
      const end = offsets[vertex + 1];
      for (let at = offsets[vertex]; at < end; at += 1) {
        const weight = weights ? weights[edges[at]] : 1;
        strengths[vertex] += weight;
      }
    }
  }
  return strengths;
}
