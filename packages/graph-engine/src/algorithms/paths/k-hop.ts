import { algorithm } from "../common/algorithm.ts";
import { type Direction, waysAlong } from "../common/csr.ts";
import { positionOf } from "../common/parameters.ts";
import { vertexIds } from "../common/result-lists.ts";
import { search } from "./shortest-path-tree.ts";

interface KHopParameters {
  readonly source: string;
  readonly k: number;
  readonly mode?: "OUT" | "IN" | "ALL";
  readonly statistics?: boolean;
}

const DIRECTIONS = { OUT: "out", IN: "in", ALL: "both" } as const;

interface KHopTask {
  readonly source: number;
  readonly k: number;
  readonly direction: Direction;
}

/**
 * Vertices within some number of edges, by breadth-first search.
 *
 * Cormen, Leiserson, Rivest, Stein, "Introduction to Algorithms", 4th edition, MIT Press, 2022, section 20.2
 */
export const kHop = algorithm<KHopParameters, KHopTask, Int32Array>({
  prepare({ view, parameters: { source, k, mode = "OUT" } }) {
    return { task: { source: positionOf(view, source, "source"), k, direction: DIRECTIONS[mode] } };
  },
  compute: (csr, { source, k, direction }) => search(waysAlong(csr, direction), [source], { reach: k }).order.slice(1),
  present: (neighbors, { view, parameters: { source, k, statistics = false } }) => ({
    values: { source, k, k_hop_neighbors: neighbors.length },
    list: statistics ? undefined : vertexIds("vertices", view.vertices, neighbors),
  }),
});
