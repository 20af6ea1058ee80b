import type { Vertex } from "../../graph/elements.ts";
import type { ResultList } from "./algorithm.ts";
import type { PathList } from "./path-list.ts";

type Vertices = readonly Vertex[];

/** A number for each of some vertices, in the order to answer them in. */
export interface Ranking {
  readonly order: Int32Array;
  /** By position of the vertex. */
  readonly values: Float64Array | Int32Array;
}

/** All vertices, the greatest value first. */
export function ranked(values: Float64Array | Int32Array): Ranking {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[b] - values[a] || a - b);
  return { order, values };
}

/** Entries such as `{"Lily": 0.0149}`. */
export function valueByVertex(name: string, vertices: Vertices, { order, values }: Ranking): ResultList {
  return {
    name,
    length: order.length,
    at: (place) => ({ [idAt(vertices, order, place)]: values[order[place]] }),
  };
}

/** Entries such as `{"id": "Lily", "coreness": 3}`. */
export function valueWithId(name: string, field: string, vertices: Vertices, { order, values }: Ranking): ResultList {
  return {
    name,
    length: order.length,
    at: (place) => ({ id: idAt(vertices, order, place), [field]: values[order[place]] }),
  };
}

/** Entries such as `{"Lily": "12"}`, one for each vertex. */
export function communityByVertex(vertices: Vertices, communityOf: (vertex: number) => string): ResultList {
  return {
    name: "community",
    length: vertices.length,
    at: (vertex) => ({ [vertices[vertex].id]: communityOf(vertex) }),
  };
}

/** IDs of vertices. */
export function vertexIds(name: string, vertices: Vertices, positions: Int32Array): ResultList {
  return { name, length: positions.length, at: (place) => idAt(vertices, positions, place) };
}

/** Paths, each as the IDs of its vertices. */
export function vertexPaths(name: string, vertices: Vertices, paths: PathList): ResultList<string[]> {
  return { name, length: paths.offsets.length - 1, at: (place) => pathAt(vertices, paths, place) };
}

/** One path, as the IDs of its vertices. */
export function pathAt(vertices: Vertices, { offsets, vertices: steps }: PathList, place: number): string[] {
  const path = steps.subarray(offsets[place], offsets[place + 1]);
  return Array.from(path, (position) => vertices[position].id);
}

function idAt(vertices: Vertices, positions: Int32Array, place: number): string {
  return vertices[positions[place]].id;
}
