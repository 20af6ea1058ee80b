import { conditionOf } from "../../traversal/filter-expression.ts";
import { algorithm } from "../common/algorithm.ts";
import { type Csr, type Direction, distinctNeighbors, openNeighbors } from "../common/csr.ts";
import { narrowed, openVertices } from "../common/filtered-csr.ts";
import { PathCollector, type PathList } from "../common/path-list.ts";
import { vertexPaths } from "../common/result-lists.ts";
import { enumeratePaths, walksTo } from "./enumerate-paths.ts";
import { endsOf } from "./shortest-path.ts";

interface FilteredNPathsParameters {
  readonly source: string;
  readonly target: string;
  readonly k: number;
  readonly n: number;
}

/** The edges that a step may take, and the vertices that it may lead to. */
interface Layer {
  readonly csr: Csr;
  readonly direction: Direction;
  readonly isOpen: Uint8Array;
}

interface LayersTask {
  readonly source: number;
  readonly target: number;
  readonly layers: readonly Layer[];
  readonly length: number;
  readonly most: number;
}

export const filteredNPaths = algorithm<FilteredNPathsParameters, LayersTask, PathList>({
  async prepare(question) {
    const { k, n } = question.parameters;
    const { filters = [] } = question.request;
    const layers = [];
    for (const { operator = "out", edge_filter, vertex_filter } of filters.length > 0 ? filters.slice(0, k) : [{}]) {
      const csr = await narrowed(question, { edge: edge_filter && conditionOf(edge_filter) });
      layers.push({
        csr,
        direction: operator,
        isOpen: await openVertices(question, vertex_filter && conditionOf(vertex_filter)),
      });
    }
    return { task: { ...endsOf(question), layers, length: k, most: n } };
  },
  compute(_, { source, target, layers, length, most }) {
    const rows = layers.map(({ csr, direction, isOpen }) => openNeighbors(distinctNeighbors(csr, direction), isOpen));
    // The conditions of the last element hold for all further steps.
    const steps = Array.from({ length }, (_, step) => rows[Math.min(step, rows.length - 1)]);
    const paths = new PathCollector();
    const neighborsAt = (step: number) => steps[step];
    enumeratePaths(source, { length, neighborsAt, leadsOn: walksTo(target, steps), most }, paths);
    return paths.list();
  },
  present: (paths, { view, parameters: { source, target, k } }) => ({
    values: { source, target, path_length: k, paths_number: paths.offsets.length - 1 },
    list: vertexPaths("paths", view.vertices, paths),
  }),
});
