import { AlgorithmFailure } from "../common/algorithm.ts";
import type { Rows } from "../common/csr.ts";

/** When the edges are there, and how far to go. */
export interface TemporalTask {
  readonly source: number;
  /** When the search begins. Nothing is reached before. */
  readonly from: number;
  /** Nothing is reached later. */
  readonly to: number;
  readonly starts: Float64Array;
  /** By edge; not a number for an edge without a time. */
  readonly ends: Float64Array;
  readonly mostEdges: number;
  readonly directed: boolean;
}

/**
 * Arrivals, those with fewer edges first. A vertex has one for each number of edges with which it is reached earlier
 * than with fewer: its first one has the fewest edges, its last one the earliest time.
 */
export interface Arrivals {
  readonly vertices: Int32Array;
  /** Number of edges on the way. */
  readonly lengths: Int32Array;
  /** The arrival before, or -1. */
  readonly previous: Int32Array;
  /** The edge whose start was waited for last, or -1 when nothing had to be waited for. */
  readonly waitedFor: Int32Array;
}

const MOST_ARRIVALS = 20_000_000;

/** Goes out from a vertex along edges that are there when they are reached, or that come to be there later. */
export function temporalSearch(ways: readonly Rows[], task: TemporalTask): Arrivals {
  const { source, from, to, starts, ends, mostEdges } = task;
  const vertexCount = (ways[0] as Rows).offsets.length - 1;
  const earliest = new Float64Array(vertexCount).fill(Number.POSITIVE_INFINITY);
  /** By vertex, its latest arrival. */
  const latest = new Int32Array(vertexCount).fill(-1);
  const [vertices, lengths, previous, waitedFor, times] = [[source], [0], [-1], [-1], [from]];
  earliest[source] = from;
  latest[source] = 0;
  let begin = 0;
  for (let length = 1; length <= mostEdges; length += 1) {
    const end = vertices.length;
    if (begin === end) break;
    for (let arrival = begin; arrival < end; arrival += 1) {
      const vertex = vertices[arrival] as number;
      const time = times[arrival] as number;
      for (const { offsets, neighbors, edges } of ways) {
        const rowEnd = offsets[vertex + 1] as number;
        for (let at = offsets[vertex] as number; at < rowEnd; at += 1) {
          const neighbor = neighbors[at] as number;
          const edge = edges[at] as number;
          const start = starts[edge] as number;
          const passed = Math.max(time, start);
          const isThere = passed <= (ends[edge] as number) && passed <= to;
          if (!isThere || passed >= (earliest[neighbor] as number)) continue;
          earliest[neighbor] = passed;
          const known = latest[neighbor] as number;
          // A better way of the same length takes the place of the one that was found before.
          const place = known >= end ? known : vertices.length;
          if (place === MOST_ARRIVALS) throw new AlgorithmFailure("memory is not enough!");
          latest[neighbor] = place;
          vertices[place] = neighbor;
          lengths[place] = length;
          previous[place] = arrival;
          waitedFor[place] = start > time ? edge : (waitedFor[arrival] as number);
          times[place] = passed;
        }
      }
    }
    begin = end;
  }
  return {
    vertices: Int32Array.from(vertices),
    lengths: Int32Array.from(lengths),
    previous: Int32Array.from(previous),
    waitedFor: Int32Array.from(waitedFor),
  };
}
