import type { Rows } from "../common/csr.ts";
import { VertexQueue } from "./vertex-queue.ts";

/** Result of a search: distances and the tree of shortest paths. */
export interface Search {
  /** By vertex; infinite for those that were not reached. */
  readonly distances: Float64Array;
  /** The vertex before each one on a shortest way to it, or -1. */
  readonly previous: Int32Array;
  /** The vertices that were reached for certain, the nearest first. */
  readonly order: Int32Array;
  /** The end that was reached first, or -1. */
  readonly end: number;
}

/** Edge lengths of a search, and the places where it stops early. */
export interface SearchLimits {
  /** Lengths of the edges; each is 1 unless given. */
  readonly weights?: Float64Array | undefined;
  /** By vertex, 1 for those at which to stop. */
  readonly ends?: Uint8Array | undefined;
  /** Greatest distance to go. Without weights only. */
  readonly reach?: number | undefined;
}

/** Goes out from some vertices, the nearest first: breadth first, or with weights by Dijkstra's algorithm. */
export function search(ways: readonly Rows[], starts: ArrayLike<number>, limits: SearchLimits = {}): Search {
  const vertexCount = ways[0].offsets.length - 1;
  const distances = new Float64Array(vertexCount).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(vertexCount).fill(-1);
  const order = new Int32Array(vertexCount);
  const state = { distances, previous, order };
  return limits.weights
    ? byWeight(ways, starts, limits.weights, limits.ends, state)
    : byBreadth(ways, starts, limits.reach ?? Number.POSITIVE_INFINITY, limits.ends, state);
}

/** The way to a vertex that was reached, from where it started. */
export function wayTo(end: number, { previous }: Pick<Search, "previous">): Int32Array {
  const way: number[] = [];
  for (let vertex = end; vertex !== -1; vertex = previous[vertex]) way.push(vertex);
  return Int32Array.from(way.reverse());
}

type State = Pick<Search, "distances" | "previous" | "order">;

function byBreadth(
  ways: readonly Rows[],
  starts: ArrayLike<number>,
  reach: number,
  ends: Uint8Array | undefined,
  { distances, previous, order }: State,
): Search {
  let tail = 0;
  for (const start of Array.from(starts)) {
    distances[start] = 0;
    order[tail] = start;
    tail += 1;
  }
  for (let head = 0; head < tail; head += 1) {
    const vertex = order[head];
    if (ends?.[vertex]) return { distances, previous, order: order.slice(0, head + 1), end: vertex };
    const distance = distances[vertex] + 1;
    if (distance > reach) continue;
    for (const { offsets, neighbors } of ways) {
      const end = offsets[vertex + 1];
      for (let at = offsets[vertex]; at < end; at += 1) {
        const neighbor = neighbors[at];
        if (distances[neighbor] !== Number.POSITIVE_INFINITY) continue;
        distances[neighbor] = distance;
        previous[neighbor] = vertex;
        order[tail] = neighbor;
        tail += 1;
      }
    }
  }
  return { distances, previous, order: order.slice(0, tail), end: -1 };
}

function byWeight(
  ways: readonly Rows[],
  starts: ArrayLike<number>,
  weights: Float64Array,
  ends: Uint8Array | undefined,
  { distances, previous, order }: State,
): Search {
  const queue = new VertexQueue(distances);
  for (const start of Array.from(starts)) {
    distances[start] = 0;
    queue.update(start);
  }
  let settled = 0;
  while (!queue.isEmpty) {
    const vertex = queue.next();
    order[settled] = vertex;
    settled += 1;
    if (ends?.[vertex]) return { distances, previous, order: order.slice(0, settled), end: vertex };
    for (const { offsets, neighbors, edges } of ways) {
      const end = offsets[vertex + 1];
      for (let at = offsets[vertex]; at < end; at += 1) {
        const neighbor = neighbors[at];
        const distance = distances[vertex] + weights[edges[at]];
        if (distance >= distances[neighbor]) continue;
        distances[neighbor] = distance;
        previous[neighbor] = vertex;
        queue.update(neighbor);
      }
    }
  }
  return { distances, previous, order: order.slice(0, settled), end: -1 };
}
