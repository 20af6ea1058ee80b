import { executeCypher, isWritingStatement } from "@ges-sdk/graph-engine/cypher";
import { QueryError } from "@ges-sdk/graph-engine/errors";
import { type GraphData, GraphTransaction } from "@ges-sdk/graph-engine/graph";
import type { StatementAnswer, StatementResult } from "../../../compiled/service-v1-handlers.ts";
import { notEmulated } from "../../../errors/service-error.ts";
import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginServiceJob } from "../common/context.ts";
import { requireDatabaseEdition } from "../common/edition.ts";
import { cypherRecords } from "../common/engine.ts";
import { inTermsOf, runQuery } from "../common/query-errors.ts";
import type { Input } from "../described.ts";
import { queriesOn } from "./running-queries.ts";

type Statement = Input<"executeCypherQuery">["body"]["statements"][number];

/** Time that a transaction has, in milliseconds. */
export const TRANSACTION_MS = 5000;
const DEFAULT_LIMIT = 100_000;

/** Where statements run, and for whom. */
export interface StatementScope {
  readonly state: ServiceState;
  readonly graph: Graph;
  /** The data that they read and change: the graph's, or what a transaction sees of it. */
  readonly data: GraphData;
  readonly language?: "cypher" | "gql";
  /** Aborted when nobody waits for the results any more. */
  readonly signal: AbortSignal | undefined;
  /** True where statements may change nothing. */
  readonly isReadOnly?: boolean | undefined;
  /** Time that each statement has; by default that of every query. */
  readonly timeMs?: number;
}

/** Runs statements one after the other. When one fails, there are no results. */
export async function runStatements(statements: readonly Statement[], scope: StatementScope): Promise<StatementAnswer> {
  const missing = missingIndex(scope.data);
  if (missing) return { results: [], errors: [missing] };
  const results: StatementResult[] = [];
  try {
    for (const statement of statements) results.push(await resultOf(statement, scope));
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    if (error.kind === "not-emulated" || error.kind === "read-only") throw inTermsOf("cypher", error);
    const { code, message } = inTermsOf("cypher", error);
    return { results: [], errors: [{ code, message }] };
  }
  return { results, errors: [] };
}

function missingIndex(data: GraphData): { code: string; message: string } | undefined {
  const types = [...data.indexes()].filter(({ hasLabel }) => hasLabel === "true").map(({ indexType }) => indexType);
  for (const [type, what] of [
    ["GlobalCompositeVertexIndex", "vertices"],
    ["GlobalCompositeEdgeIndex", "edges"],
  ] as const) {
    if (!types.includes(type)) return { code: "GES.8904", message: `Label index in ${what} is not found.` };
  }
  return undefined;
}

function resultOf(statement: Statement, scope: StatementScope): Promise<StatementResult> | StatementResult {
  if (statement.executionMode === "async") return begin(statement, scope);
  return statement.transactional ? runInTransaction(statement, scope) : run(statement, scope);
}

/** Begins a job for the statement, unless it cannot be parsed. */
function begin(statement: Statement, scope: StatementScope): StatementResult {
  const { state, graph, data } = scope;
  if (data !== graph.data) throw notEmulated("The executionMode async in a transaction is not emulated; use sync.");
  const isWriting = isWritingStatement(statement.statement);
  // Only statements that read can be cancelled.
  const kind = { jobType: 1, request: { statements: [statement] }, isUnstoppable: isWriting, isWriting };
  return beginServiceJob(state, graph, kind, (signal) =>
    runQuery("cypher", () => run(statement, { ...scope, signal }, statement.limit ?? DEFAULT_LIMIT)),
  );
}

/** Runs a statement that takes effect as a whole or not at all. */
async function runInTransaction(statement: Statement, scope: StatementScope): Promise<StatementResult> {
  requireDatabaseEdition(scope.graph, "GES.8005", "Parameter transactional");
  const transaction = new GraphTransaction(scope.data);
  const result = await run(statement, { ...scope, data: transaction.data, timeMs: TRANSACTION_MS });
  transaction.commit();
  return result;
}

async function run(
  statement: Statement,
  { state, graph, data, language = "cypher", signal, isReadOnly, timeMs }: StatementScope,
  mostRows?: number,
) {
  const { resultDataContents = "row", parameters = {}, includeStats = false } = statement;
  const formats = [resultDataContents].flat();
  const queries = queriesOn(graph);
  const { limits, compatibility } = state.querySettings;
  const options = { limits: { ...limits, ...(timeMs !== undefined && { timeMs }) }, signal, isReadOnly };
  const { plan, ...result } = await queries.run(statement.statement, options, (budget) =>
    executeCypher(statement.statement, data, {
      parameters,
      formats: formats.length > 0 ? formats : ["row"],
      includeStats,
      budget,
      language,
      compatibility,
      queries,
      ...(mostRows !== undefined && { mostRows }),
      newId: () => state.newId(),
    }),
  );
  return { ...result, data: cypherRecords(result.data), ...(plan && { plan: { ...plan } }) };
}
