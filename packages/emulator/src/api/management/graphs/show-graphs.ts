import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { findGraph } from "../common/find-graph.ts";
import { type Page, pageOf } from "../common/page.ts";
import type { HandlersV1, HandlersV2 } from "../described.ts";
import { graphJsonV1, graphJsonV2 } from "./graph-representation.ts";

/** The operations that show graphs in API v1.0. */
export const showOperationsV1 = {
  listGraphs: (state, page) => listed(state, page, graphJsonV1),
  showGraph: (state, { graphId }) => ({ graph: graphJsonV1(state, polledGraph(state, graphId)) }),
} satisfies Partial<HandlersV1>;

/** The operations that show graphs in API v2. */
export const showOperationsV2 = {
  listGraphs: (state, page) => listed(state, page, graphJsonV2),
  showGraph: (state, { graphId }) => ({ graph: graphJsonV2(state, polledGraph(state, graphId)) }),
} satisfies Partial<HandlersV2>;

function listed<Json>(state: ServiceState, page: Page, graphJson: (state: ServiceState, graph: Graph) => Json) {
  for (const graph of pageOf(state.instances(), page)) graph.work?.poll();
  // The poll may have ended a deletion.
  const graphs = state.instances();
  return { graphCount: graphs.length, graphs: pageOf(graphs, page).map((graph) => graphJson(state, graph)) };
}

function polledGraph(state: ServiceState, graphId: string): Graph {
  findGraph(state, graphId).work?.poll();
  return findGraph(state, graphId);
}
