import { algorithm } from "../common/algorithm.ts";
import { distinctNeighbors, type Neighbors } from "../common/csr.ts";
import { type Ranking, ranked, valueWithId } from "../common/result-lists.ts";

/**
 * Coreness: the largest k for which a vertex is part of a subgraph of vertices with degree k.
 *
 * Batagelj, Zaveršnik, "An O(m) Algorithm for Cores Decomposition of Networks", 2003, https://arxiv.org/abs/cs/0310049
 */
export const kcore = algorithm<{ k: number }, number, Ranking>({
  prepare: ({ parameters }) => ({ task: parameters.k }),
  compute(csr, k) {
    const { order, values } = ranked(coreness(distinctNeighbors(csr, "both")));
    return { order: order.filter((vertex) => values[vertex] >= k), values };
  },
  present: (ranking, { view }) => ({
    values: {},
    list: valueWithId("results", "coreness", view.vertices, ranking),
  }),
});

/** Peels off the vertices with the fewest neighbours left, after Batagelj and Zaveršnik. */
function coreness({ offsets, neighbors }: Neighbors): Int32Array {
  const count = offsets.length - 1;
  const degrees = Int32Array.from({ length: count }, (_, v) => offsets[v + 1] - offsets[v]);
  const order = Int32Array.from(degrees.keys()).sort((a, b) => degrees[a] - degrees[b]);
  const places = new Int32Array(count);
  /** Place in the order at which the vertices of a degree begin. */
  const starts = new Int32Array(count + 1);
  for (const [place, vertex] of order.entries()) places[vertex] = place;
  for (const degree of degrees) if (degree < count) starts[degree + 1] = starts[degree + 1] + 1;
  for (let degree = 0; degree < count; degree += 1) {
    starts[degree + 1] = starts[degree + 1] + starts[degree];
  }
  for (let turn = 0; turn < count; turn += 1) {
    const vertex = order[turn];
    const degree = degrees[vertex];
    for (let at = offsets[vertex]; at < offsets[vertex + 1]; at += 1) {
      const neighbor = neighbors[at];
      const theirs = degrees[neighbor];
      if (theirs <= degree) continue;
      // The neighbour changes places with the first of its degree, which then begins one later.
      const first = starts[theirs];
      const other = order[first];
      const place = places[neighbor];
      order[first] = neighbor;
      order[place] = other;
      places[neighbor] = first;
      places[other] = place;
      starts[theirs] = first + 1;
      degrees[neighbor] = theirs - 1;
    }
  }
  return degrees;
}
