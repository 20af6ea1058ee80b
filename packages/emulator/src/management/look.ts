import type { Graph } from "../state/graph.ts";
import type { World } from "../state/world.ts";
import { findGraph } from "./find.ts";
import { type ManagementInput, pageOf } from "./input.ts";
import { shownGraph, shownInV1, shownInV2 } from "./shown-graph.ts";

/** The operations that look at graphs, in both versions. */
export const lookOperationsV1 = {
  listGraphs: (world: World, input: ManagementInput) => listed(world, input, inV1),
  showGraph: (world: World, { graphId }: ManagementInput) => ({ graph: inV1(world, lookedAt(world, graphId)) }),
};

export const lookOperationsV2 = {
  listGraphs: (world: World, input: ManagementInput) => listed(world, input, inV2),
  showGraph: (world: World, { graphId }: ManagementInput) => ({ graph: inV2(world, lookedAt(world, graphId)) }),
};

type Shown = (world: World, graph: Graph) => object;

const inV1: Shown = (world, graph) => shownInV1(shownGraph(world, graph));
const inV2: Shown = (world, graph) => ({ ...shownGraph(world, graph), ...shownInV2(graph) });

function listed(world: World, input: ManagementInput, shown: Shown) {
  for (const graph of pageOf([...world.graphs.values()], input)) graph.work?.look();
  // The look may have ended a deletion.
  const graphs = [...world.graphs.values()];
  return { graphCount: graphs.length, graphs: pageOf(graphs, input).map((graph) => shown(world, graph)) };
}

function lookedAt(world: World, graphId: string): Graph {
  findGraph(world, graphId).work?.look();
  return findGraph(world, graphId);
}
