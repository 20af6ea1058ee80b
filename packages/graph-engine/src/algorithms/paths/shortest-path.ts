import { conditionOf } from "../../traversal/filter-expression.ts";
import { type Algorithm, type AlgorithmRequest, algorithm, invalid, type Question } from "../common/algorithm.ts";
import { type Csr, waysAlong } from "../common/csr.ts";
import { type Conditions, narrowed } from "../common/filtered-csr.ts";
import { MOST_IN_SET, positionOf, positionsOf, weightsOf } from "../common/parameters.ts";
import { vertexIds } from "../common/result-lists.ts";
import { conditionsOf, type TimeWindow } from "../temporal/time-window.ts";
import { search, wayTo } from "./shortest-path-tree.ts";

interface ShortestPathParameters {
  readonly source: string;
  readonly target: string;
  readonly weight?: string;
  readonly directed?: boolean;
  readonly timeWindow?: TimeWindow;
}

interface VertexSetsParameters {
  readonly sources: string | readonly string[];
  readonly targets: string | readonly string[];
  readonly directed?: boolean;
  readonly timeWindow?: TimeWindow;
}

interface PathTask {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  readonly directed: boolean;
  readonly weights?: Float64Array | undefined;
}

/** The conditions that filtered algorithms have beside their parameters. */
export function filtersBeside({ vertex_filter, edge_filter }: AlgorithmRequest): Conditions {
  return {
    vertex: vertex_filter && conditionOf(vertex_filter),
    edge: edge_filter && conditionOf(edge_filter),
  };
}

/** The two ends of a path, which have to differ. */
export function endsOf({ view, parameters: { source, target } }: Question<{ source: string; target: string }>): {
  source: number;
  target: number;
} {
  const ends = { source: positionOf(view, source, "source"), target: positionOf(view, target, "target") };
  if (source === target) throw invalid("target");
  return ends;
}

/**
 * A shortest path between two vertices: breadth-first search, or Dijkstra's algorithm with weights.
 *
 * Dijkstra, "A Note on Two Problems in Connexion with Graphs", Numerische Mathematik 1, 1959,
 * https://doi.org/10.1007/BF01386390
 */
export const shortestPath = oneToOne(async (question) => {
  const { weight, timeWindow } = question.parameters;
  if (weight && timeWindow) throw invalid("timeWindow");
  return { conditions: conditionsOf(timeWindow), weights: await weightsOf(question, weight) };
});

export const filteredShortestPath = oneToOne(async ({ request }) => ({ conditions: filtersBeside(request) }));

export const shortestPathOfVertexSets = algorithm<VertexSetsParameters, PathTask, Int32Array>({
  async prepare(question) {
    const { sources, targets, directed = false, timeWindow } = question.parameters;
    const task = {
      sources: positionsOf(question.view, sources, "sources", MOST_IN_SET),
      targets: positionsOf(question.view, targets, "targets", MOST_IN_SET),
      directed,
    };
    return { csr: await narrowed(question, conditionsOf(timeWindow)), task };
  },
  compute: findPath,
  present(path, { view }) {
    const list = vertexIds("path", view.vertices, path);
    return { values: list.length > 0 ? { source: list.at(0), target: list.at(list.length - 1) } : {}, list };
  },
});

function oneToOne(
  restrict: (question: Question<ShortestPathParameters>) => Promise<{
    conditions: Conditions;
    weights?: Float64Array | undefined;
  }>,
): Algorithm {
  return algorithm<ShortestPathParameters, PathTask, Int32Array>({
    async prepare(question) {
      const { source, target } = endsOf(question);
      const { conditions, weights } = await restrict(question);
      const { directed = false } = question.parameters;
      const csr = await narrowed(question, conditions);
      return { csr, task: { sources: [source], targets: [target], directed, weights } };
    },
    compute: findPath,
    present: (path, { view, parameters: { source, target } }) => ({
      values: { source, target },
      list: vertexIds("path", view.vertices, path),
    }),
  });
}

/** A shortest path from any source to any target; empty when there is none. */
function findPath(csr: Csr, { sources, targets, directed, weights }: PathTask): Int32Array {
  const ends = new Uint8Array(csr.vertexCount);
  for (const target of targets) ends[target] = 1;
  const found = search(waysAlong(csr, directed ? "out" : "both"), sources, { weights, ends });
  return found.end === -1 ? new Int32Array(0) : wayTo(found.end, found);
}
