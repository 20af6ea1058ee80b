import { refuse } from "../refusal.ts";
import type { Graph } from "../state/graph.ts";
import type { World } from "../state/world.ts";

/** The graph a call is about. */
export function findGraph(world: World, graphId: string): Graph {
  const graph = world.graphs.get(graphId);
  if (!graph) throw refuse("GES.7000", "The graph does not exist or has been deleted.");
  return graph;
}

/** The graph a call is about, for operations that have a code of their own for one that is not there. */
export function findGraphOr(code: string, world: World, graphId: string): Graph {
  const graph = world.graphs.get(graphId);
  if (!graph) throw refuse(code, `graph [${graphId}] is not found`);
  return graph;
}
