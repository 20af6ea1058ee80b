import { algorithm } from "./algorithm.ts";
import { trianglesOf } from "./triangles.ts";

export const clusterCoefficient = algorithm<object, undefined, number>({
  prepare: () => ({ task: undefined }),
  compute(csr) {
    const { triangles, degrees } = trianglesOf(csr);
    let sum = 0;
    for (const [vertex, degree] of degrees.entries()) {
      if (degree > 1) sum += (2 * (triangles[vertex] as number)) / (degree * (degree - 1));
    }
    return csr.vertexCount === 0 ? 0 : sum / csr.vertexCount;
  },
  present: (value) => ({ values: { cluster_coefficient: value, statistics: true } }),
});
