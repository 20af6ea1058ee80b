import type { Edge } from "../../graph/elements.ts";
import type { ResultList } from "./algorithm.ts";
import type { Ranking } from "./result-lists.ts";

/** Edges with their betweenness. */
export function edgeValues(name: string, edges: readonly Edge[], { order, values }: Ranking): ResultList {
  return {
    name,
    length: order.length,
    at(place) {
      const position = order[place];
      const { source, target, index } = edges[position];
      return { source, target, index: String(index), betweenness: values[position] };
    },
  };
}
