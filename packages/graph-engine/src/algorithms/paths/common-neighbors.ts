import { algorithm } from "../common/algorithm.ts";
import { distinctNeighbors, type Neighbors, rowOf } from "../common/csr.ts";
import { MOST_IN_SET, positionOf, positionsOf } from "../common/parameters.ts";
import { vertexIds } from "../common/result-lists.ts";

interface Pair {
  readonly source: string;
  readonly target: string;
}

interface Sets {
  readonly sources: string | readonly string[];
  readonly targets: string | readonly string[];
  readonly restricted?: boolean;
}

interface SetsTask {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  /** Number of neighbours in each set that make a common neighbour. */
  readonly least: number;
}

export const commonNeighbors = algorithm<Pair, SetsTask, Int32Array>({
  prepare({ view, parameters: { source, target } }) {
    const sources = [positionOf(view, source, "source")];
    return { task: { sources, targets: [positionOf(view, target, "target")], least: 1 } };
  },
  compute: (csr, task) => shared(distinctNeighbors(csr, "both"), task),
  present: (neighbors, { view, parameters: { source, target } }) => ({
    values: { source, target, common_neighbors: neighbors.length },
    list: vertexIds("vertices", view.vertices, neighbors),
  }),
});

export const commonNeighborsOfVertexSets = algorithm<Sets, SetsTask, Int32Array>({
  prepare({ view, parameters: { sources, targets, restricted = true } }) {
    return {
      task: {
        sources: positionsOf(view, sources, "sources", MOST_IN_SET),
        targets: positionsOf(view, targets, "targets", MOST_IN_SET),
        least: restricted ? 2 : 1,
      },
    };
  },
  compute: (csr, task) => shared(distinctNeighbors(csr, "both"), task),
  present: (neighbors, { view }) => ({
    values: { common_neighbors: neighbors.length },
    list: vertexIds("vertices", view.vertices, neighbors),
  }),
});

/**
 * Jaccard's coefficient of the neighbours of two vertices.
 *
 * Liben-Nowell, Kleinberg, "The Link-Prediction Problem for Social Networks", JASIST 58(7), 2007,
 * https://doi.org/10.1002/asi.20591
 */
export const linkPrediction = algorithm<Pair, { source: number; target: number }, number>({
  prepare({ view, parameters: { source, target } }) {
    return { task: { source: positionOf(view, source, "source"), target: positionOf(view, target, "target") } };
  },
  compute(csr, { source, target }) {
    const neighbors = distinctNeighbors(csr, "both");
    const [theirs, others] = [rowOf(neighbors, source), new Set(rowOf(neighbors, target))];
    const both = theirs.filter((vertex) => others.has(vertex)).length;
    const either = theirs.length + others.size - both;
    return either === 0 ? 0 : both / either;
  },
  present: (value, { parameters: { source, target } }) => ({ values: { source, target, link_prediction: value } }),
});

/** The vertices that have enough neighbours in both sets. */
function shared(neighbors: Neighbors, { sources, targets, least }: SetsTask): Int32Array {
  const count = neighbors.offsets.length - 1;
  const [inSources, inTargets] = [sources, targets].map((set) => {
    const counts = new Int32Array(count);
    for (const member of set) for (const vertex of rowOf(neighbors, member)) counts[vertex] += 1;
    return counts;
  });
  const all = Int32Array.from({ length: count }, (_, vertex) => vertex);
  return all.filter((vertex) => Math.min(inSources[vertex], inTargets[vertex]) >= least);
}
