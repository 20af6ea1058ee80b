import { algorithm } from "../common/algorithm.ts";
import { waysAlong } from "../common/csr.ts";
import { type Ranking, ranked, valueByVertex } from "../common/present.ts";
import { type RankTask, rank } from "./rank.ts";

interface PagerankParameters {
  readonly alpha?: number;
  readonly convergence?: number;
  readonly max_iterations?: number;
  readonly directed?: boolean;
}

export const pagerank = algorithm<PagerankParameters, RankTask, Ranking>({
  prepare({ parameters }) {
    const { alpha = 0.85, convergence = 0.00001, max_iterations = 1000, directed = true } = parameters;
    return { task: { alpha, convergence, mostIterations: max_iterations, directed } };
  },
  compute: (csr, task) => ranked(rank(waysAlong(csr, task.directed ? "out" : "both"), task)),
  present: (ranking, { view }) => ({ values: {}, list: valueByVertex("pagerank", view.vertices, ranking) }),
});
