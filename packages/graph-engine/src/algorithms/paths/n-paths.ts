import { algorithm, invalid } from "../common/algorithm.ts";
import { type Csr, type Direction, distinctNeighbors, type Neighbors } from "../common/csr.ts";
import { positionOf } from "../common/parameters.ts";
import { PathCollector, type PathList } from "../common/path-list.ts";
import { vertexPaths } from "../common/result-lists.ts";
import { enumeratePaths, walksTo } from "./enumerate-paths.ts";
import { endsOf } from "./shortest-path.ts";

interface NPathsParameters {
  readonly source: string;
  readonly target: string;
  readonly directed?: boolean;
  readonly n?: number;
  readonly k?: number;
}

interface CirclesParameters {
  readonly source: string;
  readonly min_circle_length?: number;
  readonly max_circle_length?: number;
  readonly limit_circle_number?: number;
}

interface WalkTask {
  readonly source: number;
  readonly target: number;
  readonly direction: Direction;
  /** Least and greatest number of edges. */
  readonly least: number;
  readonly greatest: number;
  readonly most: number;
}

/**
 * Simple paths of bounded length, by depth-first search that is pruned by the distance to the target.
 *
 * Peng, Zhang, Lin, Zhang, Qin, Zhou, "Towards Bridging Theory and Practice: Hop-Constrained s-t Simple Path Enumeration",
 * PVLDB 13(4), 2019, https://doi.org/10.14778/3372716.3372720
 */
export const nPaths = algorithm<NPathsParameters, WalkTask, PathList>({
  prepare(question) {
    const { directed = false, n = 10, k = 5 } = question.parameters;
    const direction = directed ? "out" : "both";
    return { task: { ...endsOf(question), direction, least: 1, greatest: k, most: n } };
  },
  compute: pathsByLength,
  present: (paths, { view, parameters: { source, target } }) => ({
    values: { source, target, paths_number: paths.offsets.length - 1 },
    list: vertexPaths("paths", view.vertices, paths),
  }),
});

export const singleVertexCirclesDetection = algorithm<CirclesParameters, WalkTask, PathList>({
  prepare({ view, parameters }) {
    const { min_circle_length = 3, max_circle_length = 10, limit_circle_number = 100 } = parameters;
    const source = positionOf(view, parameters.source, "source");
    if (min_circle_length > max_circle_length) throw invalid("max_circle_length");
    return {
      task: {
        source,
        target: source,
        direction: "out",
        least: min_circle_length,
        greatest: max_circle_length,
        most: limit_circle_number,
      },
    };
  },
  compute: pathsByLength,
  present(circles, { view, parameters }) {
    const { source, min_circle_length = 3, max_circle_length = 10, limit_circle_number = 100 } = parameters;
    const paths = vertexPaths("circles", view.vertices, circles);
    return {
      values: {
        source,
        circle_number: paths.length,
        min_circle_length,
        max_circle_length,
        limit_circle_number,
      },
      list: { ...paths, at: (place) => paths.at(place).slice(0, -1) },
    };
  },
});

/** Paths that pass no vertex twice, the shortest first. */
function pathsByLength(csr: Csr, { source, target, direction, least, greatest, most }: WalkTask): PathList {
  const neighbors = distinctNeighbors(csr, direction);
  const paths = new PathCollector();
  for (let length = least; length <= greatest && paths.count < most; length += 1) {
    const leadsOn = walksTo(target, new Array<Neighbors>(length).fill(neighbors));
    enumeratePaths(source, { length, neighborsAt: () => neighbors, leadsOn, most }, paths);
  }
  return paths.list();
}
