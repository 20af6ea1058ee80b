/** Edges by vertex, in compressed sparse rows: those of vertex `v` lie from `offsets[v]` up to `offsets[v + 1]`. */
export interface Rows extends Neighbors {
  /** Positions of the edges. */
  readonly edges: Int32Array;
}

/** Neighbours by vertex, in compressed sparse rows. */
export interface Neighbors {
  readonly offsets: Int32Array;
  /** Positions of the vertices at the other ends. */
  readonly neighbors: Int32Array;
}

/** A graph as numbers: vertices and edges are positions. It lies in shared memory, so that threads need no copy. */
export interface Csr {
  readonly vertexCount: number;
  readonly edgeCount: number;
  /** Position of the vertex at which each edge begins. */
  readonly sources: Int32Array;
  /** Position of the vertex at which each edge ends. */
  readonly targets: Int32Array;
  /** The edges that lead out of each vertex. */
  readonly out: Rows;
  /** The edges that lead into each vertex. */
  readonly in: Rows;
}

/** Edges to follow from a vertex. */
export type Direction = "out" | "in" | "both";

/** Numbers in shared memory. */
export function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/** Numbers in shared memory, with fractions. */
export function sharedDoubles(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

/** The graph whose edges lead from `sources` to `targets`, edge by edge. */
export function csrFrom(vertexCount: number, sources: Int32Array, targets: Int32Array): Csr {
  return {
    vertexCount,
    edgeCount: sources.length,
    sources,
    targets,
    out: rowsOf(vertexCount, sources, targets),
    in: rowsOf(vertexCount, targets, sources),
  };
}

/** Rows to walk along; without direction, those in either. */
export function waysAlong(csr: Csr, direction: Direction): readonly Rows[] {
  return direction === "both" ? [csr.out, csr.in] : [csr[direction]];
}

/** The same edges, walked the other way. */
export function opposite(direction: Direction): Direction {
  return direction === "both" ? "both" : direction === "out" ? "in" : "out";
}

/** Neighbours without repetition and without the vertex itself, in ascending order. */
export function distinctNeighbors(csr: Csr, direction: Direction): Neighbors {
  const { vertexCount } = csr;
  const back = waysAlong(csr, opposite(direction));
  const starts = new Int32Array(vertexCount + 1);
  for (let vertex = 0; vertex < vertexCount; vertex += 1) {
    let degree = 0;
    for (const { offsets } of waysAlong(csr, direction)) {
      degree += offsets[vertex + 1] - offsets[vertex];
    }
    starts[vertex + 1] = starts[vertex] + degree;
  }
  // Vertices are appended in ascending order to the rows they belong to: each row comes out sorted, and twins meet.
  const ends = starts.slice(0, vertexCount);
  const loose = new Int32Array(starts[vertexCount]);
  for (let vertex = 0; vertex < vertexCount; vertex += 1) {
    for (const { offsets, neighbors } of back) {
      const end = offsets[vertex + 1];
      for (let at = offsets[vertex]; at < end; at += 1) {
        const owner = neighbors[at];
        const place = ends[owner];
        const isTwin = place > starts[owner] && loose[place - 1] === vertex;
        if (owner === vertex || isTwin) continue;
        loose[place] = vertex;
        ends[owner] = place + 1;
      }
    }
  }
  return compacted(starts, ends, loose);
}

/** The same without the neighbours that are not open. */
export function openNeighbors({ offsets, neighbors }: Neighbors, isOpen: Uint8Array): Neighbors {
  const kept = new Int32Array(neighbors.length);
  const starts = new Int32Array(offsets.length);
  let size = 0;
  for (let vertex = 0; vertex < isOpen.length; vertex += 1) {
    for (const neighbor of rowOf({ offsets, neighbors }, vertex)) {
      if (isOpen[neighbor] === 0) continue;
      kept[size] = neighbor;
      size += 1;
    }
    starts[vertex + 1] = size;
  }
  return { offsets: starts, neighbors: kept.subarray(0, size) };
}

/** The neighbours of one vertex. */
export function rowOf({ offsets, neighbors }: Neighbors, vertex: number): Int32Array {
  return neighbors.subarray(offsets[vertex], offsets[vertex + 1]);
}

/** Closes the gaps between rows that end before the next one starts. */
function compacted(starts: Int32Array, ends: Int32Array, loose: Int32Array): Neighbors {
  const offsets = new Int32Array(starts.length);
  let size = 0;
  for (const [vertex, end] of ends.entries()) {
    const start = starts[vertex];
    loose.copyWithin(size, start, end);
    size += end - start;
    offsets[vertex + 1] = size;
  }
  return { offsets, neighbors: loose.subarray(0, size) };
}

function rowsOf(vertexCount: number, from: Int32Array, to: Int32Array): Rows {
  const offsets = sharedInts(vertexCount + 1);
  for (const vertex of from) offsets[vertex + 1] = offsets[vertex + 1] + 1;
  for (let vertex = 0; vertex < vertexCount; vertex += 1) {
    offsets[vertex + 1] = offsets[vertex + 1] + offsets[vertex];
  }
  const neighbors = sharedInts(from.length);
  const edges = sharedInts(from.length);
  const next = offsets.slice(0, vertexCount);
  for (let edge = 0; edge < from.length; edge += 1) {
    const vertex = from[edge];
    const place = next[vertex];
    neighbors[place] = to[edge];
    edges[place] = edge;
    next[vertex] = place + 1;
  }
  return { offsets, neighbors, edges };
}
