import { AlgorithmFailure, algorithm, invalid } from "../common/algorithm.ts";
import { edgeValues } from "../common/edge-results.ts";
import { commaSeparated, positionOf, weightsOf } from "../common/parameters.ts";
import { type Ranking, ranked } from "../common/result-lists.ts";
import { countWays, shareBack, waysOf } from "./dependency-accumulation.ts";

interface OdBetweennessParameters {
  readonly directed?: boolean;
  readonly weight?: string;
  readonly OD?: string;
  readonly OD_pairs?: string;
  readonly seeds?: string;
}

interface OdTask {
  readonly directed: boolean;
  readonly weights: Float64Array | undefined;
  readonly pairs: readonly (readonly [number, number])[];
}

/**
 * Betweenness between given origins and destinations: Brandes' accumulation, restricted to those pairs.
 *
 * Puzis, Elovici, Dolev, "Fast Algorithm for Successive Computation of Group Betweenness Centrality", Physical Review E 76,
 * 2007, https://doi.org/10.1103/PhysRevE.76.056709
 */
export const odBetweenness = algorithm<OdBetweennessParameters, OdTask, Ranking>({
  async prepare(question) {
    const { directed = true, weight, OD, OD_pairs, seeds } = question.parameters;
    const lines = (OD || OD_pairs || "").split(/\r?\n/).filter((line) => line !== "");
    if (lines.length === 0) throw seeds ? new AlgorithmFailure("hot spots (seeds) are not emulated.") : invalid("OD");
    const pairs = lines.map((line) => {
      const ends = commaSeparated(line);
      if (ends.length !== 2) throw invalid("OD");
      const [origin, destination] = ends;
      return [positionOf(question.view, origin, "OD"), positionOf(question.view, destination, "OD")] as const;
    });
    return { task: { directed, weights: await weightsOf(question, weight), pairs } };
  },
  compute(csr, { directed, weights, pairs }) {
    const ways = waysOf(csr, directed, weights);
    const edges = new Float64Array(csr.edgeCount);
    for (const [origin, destination] of pairs) {
      const ends = new Uint8Array(csr.vertexCount);
      ends[destination] = 1;
      const found = countWays(ways, origin, ends);
      if (found.end === -1) continue;
      const passing = new Float64Array(csr.vertexCount);
      passing[destination] = 1;
      shareBack(ways, found, passing, edges);
    }
    return ranked(edges);
  },
  present: (ranking, { view }) => ({ values: {}, list: edgeValues("betweenness", view.edges, ranking) }),
});
