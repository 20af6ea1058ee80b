import { conditionOf } from "../../traversal/filter-expression.ts";
import { algorithm, invalid } from "../common/algorithm.ts";
import { openEdges, openVertices } from "../common/filtered-csr.ts";
import { MOST_IN_SET, positionsOf } from "../common/parameters.ts";
import type { PathList } from "../common/path-list.ts";
import { pathAt } from "../common/result-lists.ts";
import { type CircleLayer, type CirclesTask, type FoundCircles, findCircles } from "./find-circles.ts";

interface FilteredCirclesParameters {
  readonly sources?: string;
  readonly n?: number;
  readonly statistics?: boolean;
  readonly output_format?: "vertexId" | "edgeId" | "edgeObject";
}

/** Circles whose steps meet a condition each, from some vertices or from all. */
export const filteredCircleDetection = algorithm<FilteredCirclesParameters, CirclesTask, FoundCircles>({
  async prepare(question) {
    const { view, parameters, request } = question;
    const { sources, n = 100, statistics = false } = parameters;
    const layers: CircleLayer[] = [];
    for (const { operator = "out", edge_filter, vertex_filter, times = 1 } of request.filters ?? []) {
      const layer = {
        direction: operator,
        isEdgeOpen: await openEdges(question, edge_filter && conditionOf(edge_filter)),
        isVertexOpen: await openVertices(question, vertex_filter && conditionOf(vertex_filter)),
      };
      for (let time = 0; time < times; time += 1) layers.push(layer);
    }
    if (layers.length === 0) throw invalid("filters");
    const starts = sources
      ? positionsOf(view, sources, "sources", MOST_IN_SET)
      : Array.from(view.vertices, (_, position) => position);
    return { task: { starts, layers, most: n, isCounted: statistics } };
  },
  compute: findCircles,
  present({ vertices, edges, count }, { view, parameters }) {
    const { n = 100, statistics = false, output_format = "edgeObject" } = parameters;
    const edgesAt = (place: number) =>
      Array.from(partOf(edges, place), (position) => {
        const { source, target, index } = view.edges[position];
        return output_format === "edgeId" ? `${source}-${target}-${index}` : { source, target, index: String(index) };
      });
    return {
      values: { n, ...(statistics && { circle_number: count }) },
      list: {
        name: "circles",
        length: edges.offsets.length - 1,
        at: (place) => (output_format === "vertexId" ? pathAt(view.vertices, vertices, place) : edgesAt(place)),
      },
    };
  },
});

function partOf({ offsets, vertices }: PathList, place: number): Int32Array {
  return vertices.subarray(offsets[place], offsets[place + 1]);
}
