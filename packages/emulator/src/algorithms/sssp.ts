import { algorithm } from "./algorithm.ts";
import { waysAlong } from "./csr.ts";
import { positionOf } from "./parameters.ts";
import { type Ranking, valueByVertex } from "./present.ts";
import { search } from "./search.ts";

export const sssp = algorithm<{ source: string; directed?: boolean }, { source: number; directed: boolean }, Ranking>({
  prepare({ view, parameters: { source, directed = true } }) {
    return { task: { source: positionOf(view, source, "source"), directed } };
  },
  compute(csr, { source, directed }) {
    const { order, distances } = search(waysAlong(csr, directed ? "out" : "both"), [source]);
    return { order, values: distances };
  },
  present: (ranking, { view, parameters: { source } }) => ({
    values: { source },
    list: valueByVertex("distance", view.vertices, ranking),
  }),
});
