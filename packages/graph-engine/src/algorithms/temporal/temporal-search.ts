import { AlgorithmFailure } from "../common/algorithm.ts";
import type { Rows } from "../common/csr.ts";

/** Times of the edges, and the limits of the search. */
export interface TemporalTask {
  readonly source: number;
  /** Time at which the search begins. Nothing is reached before. */
  readonly from: number;
  /** Time at which the search ends. No vertex is reached later. */
  readonly to: number;
  /** By edge: since when it exists. */
  readonly starts: Float64Array;
  /** By edge: until when it exists; not a number for an edge without a time. */
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

/**
 * Searches for the earliest arrivals along edges that exist when they are reached, or that come to exist later, in the
 * order of the number of edges.
 *
 * Earliest-arrival and fewest-hop temporal paths: Wu, Cheng, Huang, Ke, Lu, Xu, "Path Problems in Temporal Graphs", PVLDB
 * 7(9), 2014, https://doi.org/10.14778/2732939.2732945
 */
export function temporalSearch(ways: readonly Rows[], task: TemporalTask): Arrivals {
  const search = new TemporalSearch(ways[0].offsets.length - 1, task);
  for (let length = 1; length <= task.mostEdges && search.beginLayer(length); length += 1) {
    for (let arrival = search.layerStart; arrival < search.layerEnd; arrival += 1) {
      for (const rows of ways) search.leave(arrival, rows);
    }
  }
  return search.arrivals();
}

/** Growing columns of arrivals; those with the same number of edges form a layer. */
class TemporalSearch {
  readonly #task: TemporalTask;
  readonly #vertices: number[];
  readonly #lengths = [0];
  readonly #previous = [-1];
  readonly #waitedFor = [-1];
  readonly #times: number[];
  /** By vertex: the earliest arrival so far. */
  readonly #earliest: Float64Array;
  /** By vertex: its latest row. */
  readonly #rows: Int32Array;
  #length = 0;
  layerStart = 0;
  layerEnd = 0;

  constructor(vertexCount: number, task: TemporalTask) {
    this.#task = task;
    this.#vertices = [task.source];
    this.#times = [task.from];
    this.#earliest = new Float64Array(vertexCount).fill(Number.POSITIVE_INFINITY);
    this.#rows = new Int32Array(vertexCount).fill(-1);
    this.#earliest[task.source] = task.from;
    this.#rows[task.source] = 0;
  }

  /** Begins the next layer, unless the last one reached nothing. */
  beginLayer(length: number): boolean {
    this.#length = length;
    this.layerStart = this.layerEnd;
    this.layerEnd = this.#vertices.length;
    return this.layerStart < this.layerEnd;
  }

  /** Follows the edges of one vertex from an arrival there. */
  leave(arrival: number, { offsets, neighbors, edges }: Rows): void {
    const vertex = this.#vertices[arrival];
    const end = offsets[vertex + 1];
    for (let at = offsets[vertex]; at < end; at += 1) {
      this.#follow(arrival, edges[at], neighbors[at]);
    }
  }

  #follow(arrival: number, edge: number, neighbor: number): void {
    const { starts, ends, to } = this.#task;
    const time = this.#times[arrival];
    const start = starts[edge];
    const passed = Math.max(time, start);
    const exists = passed <= ends[edge] && passed <= to;
    if (!exists || passed >= this.#earliest[neighbor]) return;
    this.#earliest[neighbor] = passed;
    const row = this.#rowFor(neighbor);
    this.#vertices[row] = neighbor;
    this.#lengths[row] = this.#length;
    this.#previous[row] = arrival;
    this.#waitedFor[row] = start > time ? edge : this.#waitedFor[arrival];
    this.#times[row] = passed;
  }

  /** A better way of the same length takes the row of the one that was found before. */
  #rowFor(vertex: number): number {
    const known = this.#rows[vertex];
    if (known >= this.layerEnd) return known;
    const row = this.#vertices.length;
    if (row === MOST_ARRIVALS) throw new AlgorithmFailure("memory is not enough!");
    this.#rows[vertex] = row;
    return row;
  }

  arrivals(): Arrivals {
    return {
      vertices: Int32Array.from(this.#vertices),
      lengths: Int32Array.from(this.#lengths),
      previous: Int32Array.from(this.#previous),
      waitedFor: Int32Array.from(this.#waitedFor),
    };
  }
}
