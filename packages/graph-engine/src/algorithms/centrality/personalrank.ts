import { algorithm } from "../common/algorithm.ts";
import { sharedDoubles, waysAlong } from "../common/csr.ts";
import { positionOf, weightsOf } from "../common/parameters.ts";
import { type Ranking, ranked, valueWithId } from "../common/result-lists.ts";
import { type RankTask, rank } from "./power-iteration.ts";

interface PersonalrankParameters {
  readonly source: string;
  readonly alpha?: number;
  readonly convergence?: number;
  readonly max_iterations?: number;
  readonly directed?: boolean;
  readonly weight?: string;
}

/**
 * PageRank whose jumps all lead back to one vertex.
 *
 * Haveliwala, "Topic-Sensitive PageRank", WWW 2002, https://doi.org/10.1145/511446.511513
 */
export const personalrank = algorithm<PersonalrankParameters, RankTask, Ranking>({
  async prepare(question) {
    const { source, alpha = 0.85, convergence = 0.00001, max_iterations = 1000 } = question.parameters;
    const { directed = true, weight } = question.parameters;
    const jumps = sharedDoubles(question.view.vertices.length);
    jumps[positionOf(question.view, source, "source")] = 1;
    const weights = await weightsOf(question, weight);
    return { task: { alpha, convergence, mostIterations: max_iterations, directed, jumps, weights } };
  },
  compute: (csr, task) => ranked(rank(waysAlong(csr, task.directed ? "out" : "both"), task)),
  present: (ranking, { view, parameters: { source } }) => ({
    values: { source },
    list: valueWithId("results", "personalrank", view.vertices, ranking),
  }),
});
