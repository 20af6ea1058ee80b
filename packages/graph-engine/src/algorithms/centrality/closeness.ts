import { algorithm } from "../common/algorithm.ts";
import { waysAlong } from "../common/csr.ts";
import { MOST_IN_SET, positionsOf } from "../common/parameters.ts";
import { type Ranking, valueByVertex } from "../common/result-lists.ts";
import { search } from "../paths/shortest-path-tree.ts";

/** One vertex, or as HyG has it, several. */
type ClosenessParameters = { readonly source: string } | { readonly sources: string };

/**
 * Closeness of vertices: the number of vertices they reach, divided by the sum of the distances.
 *
 * Bavelas, "Communication Patterns in Task-Oriented Groups", Journal of the Acoustical Society of America 22(6), 1950,
 * https://doi.org/10.1121/1.1906679
 */
export const closeness = algorithm<ClosenessParameters, number[], Ranking>({
  prepare({ view, parameters }) {
    if ("source" in parameters) return { task: positionsOf(view, [parameters.source], "source", 1) };
    return { task: positionsOf(view, parameters.sources, "sources", MOST_IN_SET) };
  },
  compute(csr, sources) {
    const ways = waysAlong(csr, "both");
    const values = new Float64Array(csr.vertexCount);
    for (const source of sources) {
      const { order, distances } = search(ways, [source]);
      const total = order.reduce((sum, vertex) => sum + distances[vertex], 0);
      values[source] = total === 0 ? 0 : (order.length - 1) / total;
    }
    return { order: Int32Array.from(sources), values };
  },
  present(ranking, { view, parameters }) {
    if (!("source" in parameters)) return { values: {}, list: valueByVertex("closeness", view.vertices, ranking) };
    const value = ranking.values[ranking.order[0]];
    return { values: { source: parameters.source, closeness: value } };
  },
});
