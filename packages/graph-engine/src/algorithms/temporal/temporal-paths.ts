import { AlgorithmFailure, algorithm } from "../common/algorithm.ts";
import { waysAlong } from "../common/csr.ts";
import { MOST_IN_SET, positionsOf } from "../common/parameters.ts";
import { PathCollector, type PathList } from "../common/path-list.ts";
import { vertexPaths } from "../common/result-lists.ts";
import { type TemporalParameters, temporalTask } from "./temporal-parameters.ts";
import { type TemporalTask, temporalSearch } from "./temporal-search.ts";

interface TemporalPathsParameters extends TemporalParameters {
  readonly targets: string;
  readonly strategy?: "shortest" | "foremost" | "fastest";
}

interface PathsTask extends TemporalTask {
  readonly targets: readonly number[];
  readonly isShortest: boolean;
}

/**
 * Temporal paths: the shortest, the foremost or the fastest.
 *
 * Wu, Cheng, Huang, Ke, Lu, Xu, "Path Problems in Temporal Graphs", PVLDB 7(9), 2014,
 * https://doi.org/10.14778/2732939.2732945
 */
export const temporalPaths = algorithm<TemporalPathsParameters, PathsTask, PathList>({
  async prepare(question) {
    const { targets, directed = false, strategy = "shortest" } = question.parameters;
    if (strategy === "fastest") throw new AlgorithmFailure("strategy [fastest] is not supported!");
    const task = await temporalTask(question, directed);
    const positions = positionsOf(question.view, targets, "targets", MOST_IN_SET);
    return { task: { ...task, targets: positions, isShortest: strategy === "shortest" } };
  },
  compute(csr, task) {
    const { vertices, previous } = temporalSearch(waysAlong(csr, task.directed ? "out" : "both"), task);
    const chosen = new Map<number, number>();
    for (const [arrival, vertex] of vertices.entries()) {
      if (!task.isShortest || !chosen.has(vertex)) chosen.set(vertex, arrival);
    }
    const paths = new PathCollector();
    for (const target of task.targets) {
      const path: number[] = [];
      const last = chosen.get(target) ?? -1;
      for (let arrival = last; arrival !== -1; arrival = previous[arrival]) {
        path.push(vertices[arrival]);
      }
      if (path.length > 0) paths.add(Int32Array.from(path.reverse()));
    }
    return paths.list();
  },
  present: (paths, { view, parameters: { source } }) => ({
    values: { source, paths_number: paths.offsets.length - 1 },
    list: vertexPaths("paths", view.vertices, paths),
  }),
});
