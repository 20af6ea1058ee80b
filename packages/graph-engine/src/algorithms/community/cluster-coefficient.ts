import { algorithm } from "../common/algorithm.ts";
import { valueByVertex } from "../common/result-lists.ts";
import { trianglesOf } from "./triangles.ts";

/**
 * Clustering coefficients. The memory edition has no parameters and returns the mean only.
 *
 * Watts, Strogatz, "Collective Dynamics of 'Small-World' Networks", Nature 393, 1998, https://doi.org/10.1038/30918
 */
export const clusterCoefficient = algorithm<{ statistics?: boolean }, undefined, Float64Array>({
  prepare: () => ({ task: undefined }),
  compute(csr) {
    const { triangles, degrees } = trianglesOf(csr);
    return Float64Array.from(degrees, (degree, vertex) =>
      degree > 1 ? (2 * triangles[vertex]) / (degree * (degree - 1)) : 0,
    );
  },
  present(values, { view, parameters: { statistics = true } }) {
    const mean = values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
    const order = Int32Array.from(values.keys());
    return {
      values: { cluster_coefficient: mean, statistics },
      list: statistics ? undefined : valueByVertex("vertex_cluster_coefficient", view.vertices, { order, values }),
    };
  },
});
