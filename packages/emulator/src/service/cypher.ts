import { Refusal } from "../refusal.ts";
import type { GraphData } from "../state/graph-data.ts";
import type { World } from "../state/world.ts";
import { graphInService } from "./context.ts";
import { record } from "./cypher/answer.ts";
import { Context, type Row } from "./cypher/context.ts";
import { failed } from "./cypher/failures.ts";
import { parse } from "./cypher/parser.ts";
import { run } from "./cypher/run.ts";
import type { BodyInput } from "./input.ts";

interface Statement {
  readonly statement: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly resultDataContents?: string | readonly string[];
  readonly includeStats?: boolean;
  readonly executionMode?: "sync" | "async";
  readonly transactional?: boolean;
}

/** The query in Cypher. */
export const cypherOperations = {
  async executeCypherQuery(world: World, { graph_name, body }: BodyInput<{ statements: readonly Statement[] }>) {
    const { data } = graphInService(world, graph_name, "GES.8000");
    const missing = missingIndex(data);
    if (missing) return { results: [], errors: [missing] };
    const results: unknown[] = [];
    try {
      for (const statement of body.statements) results.push(await resultOf(statement, data, () => world.newId()));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { results: [], errors: [{ code: error.code, message: error.message }] };
    }
    return { results, errors: [] };
  },
};

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

async function resultOf(statement: Statement, data: GraphData, newId: () => string) {
  const { resultDataContents = "row", parameters = {}, includeStats = false } = statement;
  const formats = [resultDataContents].flat();
  if (formats.includes("raw")) throw failed("the format raw of resultDataContents is not emulated here.");
  if (statement.executionMode === "async") throw failed("the executionMode async is not emulated here; use sync.");
  if (statement.transactional) throw failed("a transactional statement is not emulated here.");
  const clauses = parse(statement.statement);
  const context = new Context(data, parameters);
  const rows = await run(clauses, context, newId);
  const last = clauses.at(-1);
  const isReturning = last?.kind === "return";
  return {
    columns: isReturning ? last.columns.map(({ name }) => name) : [],
    data: isReturning ? await records(rows, formats.length > 0 ? formats : ["row"], context) : [],
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
