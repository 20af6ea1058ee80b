import { algorithm } from "../common/algorithm.ts";
import { waysAlong } from "../common/csr.ts";
import { type Ranking, ranked, valueByVertex } from "../common/result-lists.ts";
import { type RankTask, rank } from "./power-iteration.ts";

interface PagerankParameters {
  readonly alpha?: number;
  readonly convergence?: number;
  readonly max_iterations?: number;
  readonly directed?: boolean;
}

/**
 * PageRank by power iteration. Vertices without outgoing edges jump anywhere.
 *
 * Brin, Page, "The Anatomy of a Large-Scale Hypertextual Web Search Engine", Computer Networks and ISDN Systems 30, 1998,
 * https://doi.org/10.1016/S0169-7552(98)00110-X
 */
export const pagerank = algorithm<PagerankParameters, RankTask, Ranking>({
  prepare({ parameters }) {
    const { alpha = 0.85, convergence = 0.00001, max_iterations = 1000, directed = true } = parameters;
    return { task: { alpha, convergence, mostIterations: max_iterations, directed } };
  },
  compute: (csr, task) => ranked(rank(waysAlong(csr, task.directed ? "out" : "both"), task)),
  present: (ranking, { view }) => ({ values: {}, list: valueByVertex("pagerank", view.vertices, ranking) }),
});
