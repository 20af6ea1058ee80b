import { algorithm } from "../common/algorithm.ts";
import { valueByVertex } from "../common/result-lists.ts";
import { trianglesOf } from "./triangles.ts";

/**
 * Number of triangles, by intersecting the neighbours of the ends of each edge.
 *
 * Schank, Wagner, "Finding, Counting and Listing All Triangles in Large Graphs", WEA 2005,
 * https://doi.org/10.1007/11427186_54
 */
export const triangleCount = algorithm<{ statistics?: boolean }, undefined, Int32Array>({
  prepare: () => ({ task: undefined }),
  compute: (csr) => trianglesOf(csr).triangles,
  present(values, { view, parameters: { statistics = true } }) {
    const order = Int32Array.from(values.keys());
    return {
      values: { triangle_count: values.reduce((sum, count) => sum + count, 0) / 3 },
      list: statistics ? undefined : valueByVertex("vertex_triangles", view.vertices, { order, values }),
    };
  },
});
