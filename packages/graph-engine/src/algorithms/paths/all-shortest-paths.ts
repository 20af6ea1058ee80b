import {
  type Algorithm,
  type AlgorithmRequest,
  algorithm,
  invalid,
  type Outputs,
  type Question,
} from "../common/algorithm.ts";
import { type Csr, distinctNeighbors, opposite, waysAlong } from "../common/csr.ts";
import { type Conditions, narrowed } from "../common/filtered-csr.ts";
import { MOST_IN_SET, positionsOf } from "../common/parameters.ts";
import { PathCollector, type PathList } from "../common/path-list.ts";
import { pathAt, vertexPaths } from "../common/result-lists.ts";
import { enumeratePaths } from "./enumerate-paths.ts";
import { endsOf, filtersBeside } from "./shortest-path.ts";
import { search } from "./shortest-path-tree.ts";

interface OneToOneParameters {
  readonly source: string;
  readonly target: string;
  readonly directed?: boolean;
}

interface VertexSetsParameters {
  readonly sources: string | readonly string[];
  readonly targets: string | readonly string[];
  readonly directed?: boolean;
}

interface AllPairsParameters extends VertexSetsParameters {
  readonly cutoff?: number;
  readonly path_limit?: number;
}

interface SetsTask {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  readonly directed: boolean;
}

interface AllPairsTask extends SetsTask {
  readonly cutoff: number;
  readonly mostPaths: number;
}

const MOST_ENDS_OF_PAIRS = 10_000;
const MOST_SYNC_STEPS = 1_000_000;

export const allShortestPaths = oneToOne(() => ({}));

export const filteredAllShortestPaths = oneToOne(filtersBeside);

export const allShortestPathsOfVertexSets = algorithm<VertexSetsParameters, SetsTask, PathList>({
  prepare({ view, parameters: { sources, targets, directed = false } }) {
    return {
      task: {
        sources: positionsOf(view, sources, "sources", MOST_IN_SET),
        targets: positionsOf(view, targets, "targets", MOST_IN_SET),
        directed,
      },
    };
  },
  compute: pathsBetweenSets,
  present: (paths, { view }) => ({ values: {}, list: vertexPaths("paths", view.vertices, paths) }),
});

export const filteredAllPairsShortestPaths = algorithm<AllPairsParameters, AllPairsTask, PathList>({
  async prepare(question) {
    const { view, request, parameters } = question;
    const isSync = request.executionMode === "sync";
    const { cutoff = 6, path_limit = isSync ? 100_000 : 1_000_000, directed = false } = parameters;
    const sources = positionsOf(view, parameters.sources, "sources", MOST_ENDS_OF_PAIRS);
    const targets = positionsOf(view, parameters.targets, "targets", MOST_ENDS_OF_PAIRS);
    if (isSync) {
      if (path_limit > 100_000 || path_limit * cutoff > MOST_SYNC_STEPS) throw invalid("path_limit");
      if (sources.length * targets.length * cutoff > MOST_SYNC_STEPS) throw invalid("cutoff");
    }
    const csr = await narrowed(question, filtersBeside(request));
    return { csr, task: { sources, targets, directed, cutoff, mostPaths: path_limit } };
  },
  compute: pathsOfAllPairs,
  present: pathsByPair,
});

/** On HyG, where neither length nor number of the paths is limited. */
export const allPairsShortestPaths = algorithm<VertexSetsParameters, AllPairsTask, PathList>({
  prepare({ view, parameters: { sources, targets, directed = false } }) {
    return {
      task: {
        sources: positionsOf(view, sources, "sources", MOST_IN_SET),
        targets: positionsOf(view, targets, "targets", MOST_IN_SET),
        directed,
        cutoff: Number.POSITIVE_INFINITY,
        mostPaths: Number.POSITIVE_INFINITY,
      },
    };
  },
  compute: pathsOfAllPairs,
  present: pathsByPair,
});

function pathsByPair(paths: PathList, { view: { vertices } }: Question<unknown>): Outputs {
  const pairs = pairsOf(paths);
  return {
    values: { paths_number: paths.offsets.length - 1 },
    list: {
      name: "batch_paths",
      length: pairs.length,
      at(place) {
        const [from, to] = pairs[place];
        const written = Array.from({ length: to - from }, (_, path) => pathAt(vertices, paths, from + path));
        return { source: written[0]?.[0], target: written[0]?.at(-1), paths: written };
      },
    },
  };
}

function oneToOne(conditionsOf: (request: AlgorithmRequest) => Conditions): Algorithm {
  return algorithm<OneToOneParameters, SetsTask, PathList>({
    async prepare(question: Question<OneToOneParameters>) {
      const { source, target } = endsOf(question);
      const csr = await narrowed(question, conditionsOf(question.request));
      return { csr, task: { sources: [source], targets: [target], directed: question.parameters.directed ?? false } };
    },
    compute: pathsBetweenSets,
    present: (paths, { view, parameters: { source, target } }) => ({
      values: { source, target, paths_number: paths.offsets.length - 1 },
      list: vertexPaths("paths", view.vertices, paths),
    }),
  });
}

/** All paths from any source to any target that are as short as the shortest. */
function pathsBetweenSets(csr: Csr, { sources, targets, directed }: SetsTask): PathList {
  const direction = directed ? "out" : "both";
  const { distances } = search(waysAlong(csr, opposite(direction)), targets);
  const length = sources.reduce((least, source) => Math.min(least, distances[source]), Number.POSITIVE_INFINITY);
  const paths = new PathCollector();
  if (Number.isFinite(length)) {
    const neighbors = distinctNeighbors(csr, direction);
    const most = Number.POSITIVE_INFINITY;
    const leadsOn = (steps: number, vertex: number) => distances[vertex] === length - steps;
    for (const source of sources) {
      enumeratePaths(source, { length, neighborsAt: () => neighbors, leadsOn, most }, paths);
    }
  }
  return paths.list();
}

/** The shortest paths of each pair, source by source, as long as there may be more. */
function pathsOfAllPairs(csr: Csr, { sources, targets, directed, cutoff, mostPaths }: AllPairsTask): PathList {
  const direction = directed ? "out" : "both";
  const neighbors = distinctNeighbors(csr, direction);
  const paths = new PathCollector();
  for (const source of sources) {
    for (const target of targets) {
      if (source === target || paths.count >= mostPaths) continue;
      const { distances } = search(waysAlong(csr, opposite(direction)), [target], { reach: cutoff });
      const length = distances[source];
      if (!Number.isFinite(length)) continue;
      const leadsOn = (steps: number, vertex: number) => distances[vertex] === length - steps;
      enumeratePaths(source, { length, neighborsAt: () => neighbors, leadsOn, most: mostPaths }, paths);
    }
  }
  return paths.list();
}

/** First and last path (exclusive) of each run of paths with the same two ends. */
function pairsOf({ offsets, vertices }: PathList): [number, number][] {
  const pairs: [number, number][] = [];
  const endsOfPath = (path: number) => `${vertices[offsets[path]]} ${vertices[offsets[path + 1] - 1]}`;
  for (let path = 0; path < offsets.length - 1; path += 1) {
    const last = pairs.at(-1);
    if (last && endsOfPath(last[0]) === endsOfPath(path)) last[1] = path + 1;
    else pairs.push([path, path + 1]);
  }
  return pairs;
}
