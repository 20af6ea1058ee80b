import { type Csr, distinctNeighbors, type Neighbors, rowOf } from "../common/csr.ts";

/** Triangles and neighbours of each vertex. */
export function trianglesOf(csr: Csr): { triangles: Int32Array; degrees: Int32Array } {
  const { offsets, neighbors } = distinctNeighbors(csr, "both");
  const count = csr.vertexCount;
  const degrees = Int32Array.from({ length: count }, (_, v) => offsets[v + 1] - offsets[v]);
  const upward = upwardNeighbors({ offsets, neighbors }, degrees);
  const triangles = new Int32Array(count);
  const marks = new Int32Array(count).fill(-1);
  const raise = (vertex: number) => {
    triangles[vertex] += 1;
  };
  for (let vertex = 0; vertex < count; vertex += 1) {
    for (const neighbor of rowOf(upward, vertex)) marks[neighbor] = vertex;
    for (const neighbor of rowOf(upward, vertex)) {
      const end = upward.offsets[neighbor + 1];
      for (let at = upward.offsets[neighbor]; at < end; at += 1) {
        const third = upward.neighbors[at];
        if (marks[third] !== vertex) continue;
        raise(vertex);
        raise(neighbor);
        raise(third);
      }
    }
  }
  return { triangles, degrees };
}

/** Leaves each edge to the end with the lower degree, so that no vertex has many and each triangle is met once. */
function upwardNeighbors({ offsets, neighbors }: Neighbors, degrees: Int32Array): Neighbors {
  const kept = new Int32Array(neighbors.length / 2);
  const starts = new Int32Array(offsets.length);
  let size = 0;
  for (let vertex = 0; vertex < degrees.length; vertex += 1) {
    for (const neighbor of rowOf({ offsets, neighbors }, vertex)) {
      const difference = degrees[neighbor] - degrees[vertex] || neighbor - vertex;
      if (difference < 0) continue;
      kept[size] = neighbor;
      size += 1;
    }
    starts[vertex + 1] = size;
  }
  return { offsets: starts, neighbors: kept };
}
