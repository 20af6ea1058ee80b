import { algorithm } from "../common/algorithm.ts";
import { communityByVertex } from "../common/result-lists.ts";
import { renumber } from "./communities.ts";

/**
 * Weakly connected components by union-find with path halving.
 *
 * Tarjan, van Leeuwen, "Worst-Case Analysis of Set Union Algorithms", Journal of the ACM 31(2), 1984,
 * https://doi.org/10.1145/62.2160
 */
export const connectedComponent = algorithm<object, undefined, Int32Array>({
  prepare: () => ({ task: undefined }),
  compute({ vertexCount, sources, targets }) {
    const parents = Int32Array.from({ length: vertexCount }, (_, vertex) => vertex);
    for (const [edge, source] of sources.entries()) {
      const [a, b] = [rootOf(parents, source), rootOf(parents, targets[edge])];
      parents[Math.max(a, b)] = Math.min(a, b);
    }
    for (let vertex = 0; vertex < vertexCount; vertex += 1) parents[vertex] = rootOf(parents, vertex);
    renumber(parents);
    return parents;
  },
  present(components, { view }) {
    const sizes: number[] = [];
    for (const component of components) sizes[component] = (sizes[component] ?? 0) + 1;
    const largest = sizes.reduce((best, size, component) => (size > sizes[best] ? component : best), 0);
    return {
      values: sizes.length > 0 ? { Max_WCC_size: sizes[largest], Max_WCC_id: String(largest) } : { Max_WCC_size: 0 },
      list: communityByVertex(view.vertices, (vertex) => String(components[vertex])),
    };
  },
});

/** The vertex that stands for a component. The way to it is halved as it is gone. */
function rootOf(parents: Int32Array, start: number): number {
  let vertex = start;
  while (parents[vertex] !== vertex) {
    const parent = parents[vertex];
    parents[vertex] = parents[parent];
    vertex = parent;
  }
  return vertex;
}
