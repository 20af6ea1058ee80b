import { algorithm } from "../common/algorithm.ts";
import { waysAlong } from "../common/csr.ts";
import { positionOf, weightsOf } from "../common/parameters.ts";
import { type Ranking, valueByVertex } from "../common/result-lists.ts";
import { search } from "./shortest-path-tree.ts";

interface SsspParameters {
  readonly source: string;
  readonly directed?: boolean;
  readonly weight?: string;
}

interface SsspTask {
  readonly source: number;
  readonly directed: boolean;
  readonly weights: Float64Array | undefined;
}

/**
 * Distances from one vertex to all others: breadth-first search, or with weights
 *
 * Dijkstra, "A Note on Two Problems in Connexion with Graphs", Numerische Mathematik 1, 1959,
 * https://doi.org/10.1007/BF01386390
 */
export const sssp = algorithm<SsspParameters, SsspTask, Ranking>({
  async prepare(question) {
    const { source, directed = true, weight } = question.parameters;
    const weights = await weightsOf(question, weight);
    return { task: { source: positionOf(question.view, source, "source"), directed, weights } };
  },
  compute(csr, { source, directed, weights }) {
    const { order, distances } = search(waysAlong(csr, directed ? "out" : "both"), [source], { weights });
    return { order, values: distances };
  },
  present: (ranking, { view, parameters: { source } }) => ({
    values: { source },
    list: valueByVertex("distance", view.vertices, ranking),
  }),
});
