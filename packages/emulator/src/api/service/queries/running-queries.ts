import { RunningQueries } from "@ges-sdk/graph-engine/scheduling";
import type { Graph } from "../../../state/graph.ts";

// Not in the state: a running query is nothing that a snapshot could restore.
const running = new WeakMap<Graph, RunningQueries>();

/** The queries that run on a graph now. */
export function queriesOn(graph: Graph): RunningQueries {
  const known = running.get(graph);
  if (known) return known;
  const queries = new RunningQueries();
  running.set(graph, queries);
  return queries;
}
