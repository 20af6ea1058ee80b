import { algorithm } from "../common/algorithm.ts";
import { valueByVertex } from "../common/present.ts";
import { trianglesOf } from "./triangles.ts";

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
