import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { findGraph } from "../common/find-graph.ts";
import { type ManagementInput, pageOf } from "../common/input.ts";
import { shownGraph, shownInV1, shownInV2 } from "./graph-representation.ts";

/** The operations that look at graphs, in both versions. */
export const lookOperationsV1 = {
  listGraphs: (state: ServiceState, input: ManagementInput) => listed(state, input, inV1),
  showGraph: (state: ServiceState, { graphId }: ManagementInput) => ({ graph: inV1(state, lookedAt(state, graphId)) }),
};

export const lookOperationsV2 = {
  listGraphs: (state: ServiceState, input: ManagementInput) => listed(state, input, inV2),
  showGraph: (state: ServiceState, { graphId }: ManagementInput) => ({ graph: inV2(state, lookedAt(state, graphId)) }),
};

type Shown = (state: ServiceState, graph: Graph) => object;

const inV1: Shown = (state, graph) => shownInV1(shownGraph(state, graph));
const inV2: Shown = (state, graph) => ({ ...shownGraph(state, graph), ...shownInV2(graph) });

function listed(state: ServiceState, input: ManagementInput, shown: Shown) {
  for (const graph of pageOf([...state.graphs.values()], input)) graph.work?.poll();
  // The look may have ended a deletion.
  const graphs = [...state.graphs.values()];
  return { graphCount: graphs.length, graphs: pageOf(graphs, input).map((graph) => shown(state, graph)) };
}

function lookedAt(state: ServiceState, graphId: string): Graph {
  findGraph(state, graphId).work?.poll();
  return findGraph(state, graphId);
}
