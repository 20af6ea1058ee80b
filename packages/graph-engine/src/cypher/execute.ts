import type { GraphData } from "../graph/index.ts";
import { type Pausable, QueryBudget, type RunningQueries, runPausable } from "../scheduling/index.ts";
import { compileQuery } from "./compile-query.ts";
import type { Context } from "./context.ts";
import { type Plan, planOf } from "./explain.ts";
import { GraphWriter, type Stats } from "./graph-writer.ts";
import { PropertyReader } from "./property-reader.ts";
import { record } from "./result.ts";
import { requireGql } from "./syntax/gql.ts";
import { isWriting } from "./syntax/is-writing.ts";
import { parseStatement } from "./syntax/statement-parser.ts";
import { fromJson } from "./values/convert.ts";
import { sizeOf } from "./values/size.ts";

/** Options of a statement. */
export interface CypherOptions {
  /** Values of the statement's parameters, by name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Forms that each row is returned in, such as `row` and `graph`. */
  readonly formats: readonly string[];
  readonly includeStats: boolean;
  /** Limits of the query; by default a budget with the usual ones. */
  readonly budget?: QueryBudget;
  /** `gql` takes what GQL and the documented Cypher have in common. Default: `cypher`. */
  readonly language?: "cypher" | "gql";
  /** `documented` refuses what the service's pages call unsupported; by default it is answered. */
  readonly compatibility?: "documented" | "extended";
  /** The queries that run on the graph now, for `dbms.listQueries` and `dbms.killQuery`. */
  readonly queries?: RunningQueries;
  /** Greatest number of rows that are returned; the others are left out. */
  readonly mostRows?: number;
  /** Makes the ID of a vertex that the statement creates without one. */
  newId(): string;
}

/** Result of a statement. */
export interface CypherResult {
  readonly columns: readonly string[];
  readonly data: readonly unknown[];
  readonly stats?: Stats;
  readonly plan?: Plan;
}

/**
 * Returns true for a statement that changes the graph.
 *
 * @throws {QueryError} when it cannot be parsed
 */
export function isWritingStatement(statement: string): boolean {
  return isWriting(parseStatement(statement).query);
}

/**
 * Executes a statement in Cypher on a graph, and lets other work run meanwhile. What a statement that fails has changed
 * is taken back.
 *
 * @throws {QueryError} when the statement is wrong, uses what the engine does not have, or exceeds its budget
 * @throws the reason of the budget's signal when it is aborted
 */
export async function executeCypher(statement: string, data: GraphData, options: CypherOptions): Promise<CypherResult> {
  const { budget = new QueryBudget(), formats, includeStats } = options;
  const { isExplained, query } = parseStatement(statement);
  if (options.language === "gql") requireGql(query);
  const isChange = isWriting(query);
  if (isChange) budget.requireWriting();
  const writer = new GraphWriter(data);
  const context: Context = {
    data,
    budget,
    writer,
    parameters: new Map(Object.entries(options.parameters).map(([name, value]) => [name, fromJson(value)])),
    properties: new PropertyReader(data, isChange),
    isDocumentedOnly: options.compatibility === "documented" || options.language === "gql",
    queries: options.queries,
    newId: options.newId,
  };
  const { columns, run } = compileQuery(query, context);
  if (isExplained) return { columns, data: [], plan: planOf(query) };
  const records = function* (): Pausable<unknown[]> {
    const found: unknown[] = [];
    for (const row of run()) {
      if (!row || budget.isPauseDue()) yield undefined;
      if (!row || columns.length === 0) continue;
      for (const value of row) budget.bytes(sizeOf(value));
      budget.hold();
      found.push(record(row, formats, context.properties));
      if (found.length === options.mostRows) break;
    }
    return found;
  };
  try {
    const found = await runPausable(records(), budget);
    return { columns, data: found, ...(includeStats && { stats: writer.stats }) };
  } catch (error) {
    writer.rollBack();
    throw error;
  }
}
