import type { GraphData } from "../graph/graph-data.ts";
import { runPausable } from "../scheduling/pausable.ts";
import { QueryBudget, type QueryBudgetOptions } from "../scheduling/query-budget.ts";
import { compileQuery } from "./compiler.ts";
import type { ResultKind } from "./language/step-definition.ts";
import { collectResults } from "./results.ts";
import { Run } from "./runtime/run.ts";
import { failed } from "./syntax/errors.ts";
import { parse } from "./syntax/parser.ts";

/** Results of a query, by the fields of the response, and its runtime in seconds. */
export type QueryData = { readonly runtime: number } & { readonly [kind in ResultKind]?: readonly unknown[] };

/** Settings of one execution. */
export interface ExecuteOptions extends QueryBudgetOptions {
  /** Chance for `sample`, `coin` and `shuffle`: returns numbers from 0 to below 1. */
  readonly random?: () => number;
  /** Budget that is already under way. Without it, one with the given limits begins. */
  readonly budget?: QueryBudget;
}

/**
 * Executes a query in Gremlin on a graph, with pauses in which other requests get their turn.
 *
 * @throws {QueryError} when the query is wrong, exceeds a limit, or uses what is not emulated
 * @throws the signal's reason when it was aborted
 */
export async function executeGremlin(
  command: string,
  data: GraphData,
  { random = Math.random, budget: given, ...options }: ExecuteOptions = {},
): Promise<QueryData> {
  const budget = given ?? new QueryBudget(options);
  const traversal = compileQuery(parse(command));
  if (traversal.plan.isWriting) budget.requireWriting();
  const labels = [...data.verticesByLabel.values()].reduce((sum, count) => sum + count, 0);
  if (labels > data.vertexCount) {
    throw failed("a graph with vertices that have several labels does not support Gremlin.");
  }
  const run = new Run(data, budget, traversal.plan, random);
  traversal.configure(run);
  const results = await runPausable(collectResults(traversal, run), budget);
  return { runtime: budget.elapsedMs / 1000, ...results };
}
