import { algorithm } from "./algorithm.ts";
import { waysAlong } from "./csr.ts";
import { positionOf } from "./parameters.ts";
import { search } from "./search.ts";

export const closeness = algorithm<{ source: string }, number, number>({
  prepare: ({ view, parameters: { source } }) => ({ task: positionOf(view, source, "source") }),
  compute(csr, source) {
    const { order, distances } = search(waysAlong(csr, "both"), [source]);
    const total = order.reduce((sum, vertex) => sum + (distances[vertex] as number), 0);
    return total === 0 ? 0 : (order.length - 1) / total;
  },
  present: (value, { parameters: { source } }) => ({ values: { source, closeness: value } }),
});
