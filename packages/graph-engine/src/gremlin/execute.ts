import type { GraphData } from "../graph/graph-data.ts";
import { failed } from "./failures.ts";
import { parse } from "./parser.ts";
import { type QueryData, run } from "./run.ts";
import { compileQuery } from "./traversal.ts";

/**
 * Executes a query in Gremlin on a graph, and lets other work run meanwhile.
 *
 * @throws {QueryError} when the query is wrong, or uses what is not emulated
 */
export async function executeGremlin(command: string, data: GraphData): Promise<QueryData> {
  const traversal = compileQuery(parse(command));
  const labels = [...data.verticesByLabel.values()].reduce((sum, count) => sum + count, 0);
  if (labels > data.vertexCount)
    throw failed("a graph with vertices that have several labels does not support Gremlin.");
  return run(traversal, data);
}
