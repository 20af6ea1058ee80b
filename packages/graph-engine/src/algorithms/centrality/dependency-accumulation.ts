import { type Csr, opposite, type Rows, waysAlong } from "../common/csr.ts";
import { type Search, type SearchLimits, search } from "../paths/shortest-path-tree.ts";

/** The edges to follow, and the same edges backwards. */
export interface Ways {
  readonly forward: readonly Rows[];
  readonly back: readonly Rows[];
  readonly weights: Float64Array | undefined;
}

/** The ways of a graph, with or without direction. */
export function waysOf(csr: Csr, directed: boolean, weights: Float64Array | undefined): Ways {
  const direction = directed ? "out" : "both";
  return { forward: waysAlong(csr, direction), back: waysAlong(csr, opposite(direction)), weights };
}

/** A search that also counts the shortest ways to each vertex. */
export interface CountedWays extends Search {
  readonly counts: Float64Array;
}

/** Goes out from a vertex and counts the shortest ways to each other one; parallel edges make ways of their own. */
export function countWays(ways: Ways, source: number, ends?: SearchLimits["ends"]): CountedWays {
  const found = search(ways.forward, [source], { weights: ways.weights, ends });
  const counts = new Float64Array(found.distances.length);
  counts[source] = 1;
  for (const vertex of found.order) {
    let count = counts[vertex];
    eachWayBack(ways, found.distances, vertex, (before) => {
      count += counts[before];
    });
    counts[vertex] = count;
  }
  return { ...found, counts };
}

/**
 * Shares what arrives at the vertices among the shortest ways that lead there, the farthest first, after Brandes.
 *
 * @param arriving by vertex: what ends there; what passes is added
 * @param edges by edge: what passes along it is added
 */
export function shareBack(ways: Ways, found: CountedWays, arriving: Float64Array, edges?: Float64Array): void {
  const { order, distances, counts } = found;
  for (let place = order.length - 1; place > 0; place -= 1) {
    const vertex = order[place];
    const share = arriving[vertex] / counts[vertex];
    if (share === 0) continue;
    eachWayBack(ways, distances, vertex, (before, edge) => {
      const part = share * counts[before];
      arriving[before] += part;
      if (edges) edges[edge] += part;
    });
  }
}

/** Visits the edges by which a shortest way comes to a vertex. */
function eachWayBack(
  { back, weights }: Ways,
  distances: Float64Array,
  vertex: number,
  visit: (before: number, edge: number) => void,
): void {
  const distance = distances[vertex];
  for (const { offsets, neighbors, edges } of back) {
    const end = offsets[vertex + 1];
    for (let at = offsets[vertex]; at < end; at += 1) {
      const before = neighbors[at];
      const edge = edges[at];
      if (distances[before] + (weights ? weights[edge] : 1) === distance) visit(before, edge);
    }
  }
}
