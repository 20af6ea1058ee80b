import type { GraphData } from "../graph/graph-data.ts";
import { record } from "./answer.ts";
import { Context, type Row } from "./context.ts";
import { parse } from "./parser.ts";
import { run } from "./run.ts";

/** Options of a statement. */
export interface CypherOptions {
  /** Values of the statement's parameters, by name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Forms that each row is returned in, such as `row` and `graph`. */
  readonly formats: readonly string[];
  readonly includeStats: boolean;
  /** Makes the ID of a vertex that the statement creates without one. */
  newId(): string;
}

/**
 * Executes a statement in Cypher on a graph, and lets other work run meanwhile.
 *
 * @throws {QueryError} when the statement is wrong, or uses what is not emulated
 */
export async function executeCypher(statement: string, data: GraphData, options: CypherOptions) {
  const { parameters, formats, includeStats, newId } = options;
  const clauses = parse(statement);
  const context = new Context(data, parameters);
  const rows = await run(clauses, context, newId);
  const last = clauses.at(-1);
  const isReturning = last?.kind === "return";
  return {
    columns: isReturning ? last.columns.map(({ name }) => name) : [],
    data: isReturning ? await records(rows, formats, context) : [],
    ...(includeStats && { stats: context.stats }),
  };
}

async function records(rows: readonly Row[], formats: readonly string[], context: Context) {
  const data: unknown[] = [];
  for (const row of rows) {
    context.show(row.values());
    data.push(record(row, formats, context));
    const pause = context.work();
    if (pause) await pause;
  }
  return data;
}
