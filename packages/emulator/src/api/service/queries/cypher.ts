import { executeCypher } from "@ges-sdk/graph-engine/cypher";
import { QueryError } from "@ges-sdk/graph-engine/errors";
import type { GraphData } from "@ges-sdk/graph-engine/graph";
import type { ServiceState } from "../../../state/service-state.ts";
import { graphInService } from "../common/context.ts";
import type { BodyInput } from "../common/input.ts";
import { inTermsOf } from "../common/query-errors.ts";

interface Statement {
  readonly statement: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly resultDataContents?: string | readonly string[];
  readonly includeStats?: boolean;
  readonly executionMode?: "sync" | "async";
  readonly transactional?: boolean;
}

/** Queries in Cypher. */
export const cypherOperations = {
  async executeCypherQuery(state: ServiceState, { graph_name, body }: BodyInput<{ statements: readonly Statement[] }>) {
    const { data } = graphInService(state, graph_name, "GES.8000");
    const missing = missingIndex(data);
    if (missing) return { results: [], errors: [missing] };
    const results: unknown[] = [];
    try {
      for (const statement of body.statements) results.push(await resultOf(statement, data, () => state.newId()));
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      const { code, message } = inTermsOf("cypher", error);
      return { results: [], errors: [{ code, message }] };
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
  if (formats.includes("raw")) throw notEmulated("the format raw of resultDataContents is not emulated here.");
  if (statement.executionMode === "async") throw notEmulated("the executionMode async is not emulated here; use sync.");
  if (statement.transactional) throw notEmulated("a transactional statement is not emulated here.");
  return executeCypher(statement.statement, data, {
    parameters,
    formats: formats.length > 0 ? formats : ["row"],
    includeStats,
    newId,
  });
}

function notEmulated(message: string): QueryError {
  return new QueryError("not-emulated", message);
}
