import { executeCypher } from "@ges-sdk/graph-engine/cypher";
import { QueryError } from "@ges-sdk/graph-engine/errors";
import type { GraphData } from "@ges-sdk/graph-engine/graph";
import type { StatementResult } from "../../../compiled/service-v1-handlers.ts";
import { notEmulated } from "../../../errors/service-error.ts";
import { graphInService } from "../common/context.ts";
import { cypherRecords } from "../common/engine.ts";
import { inTermsOf } from "../common/query-errors.ts";
import type { Input, ServiceHandlers } from "../described.ts";

/** Queries in Cypher. */
export const cypherOperations = {
  async executeCypherQuery(state, { graph_name, body }) {
    const { data } = graphInService(state, graph_name, "GES.8000");
    const missing = missingIndex(data);
    if (missing) return { results: [], errors: [missing] };
    const results: StatementResult[] = [];
    try {
      for (const statement of body.statements) results.push(await resultOf(statement, data, () => state.newId()));
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      if (error.kind === "not-emulated") throw inTermsOf("cypher", error);
      const { code, message } = inTermsOf("cypher", error);
      return { results: [], errors: [{ code, message }] };
    }
    return { results, errors: [] };
  },
} satisfies Partial<ServiceHandlers>;

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

async function resultOf(
  statement: Input<"executeCypherQuery">["body"]["statements"][number],
  data: GraphData,
  newId: () => string,
) {
  const { resultDataContents = "row", parameters = {}, includeStats = false } = statement;
  const formats = [resultDataContents].flat();
  if (formats.includes("raw")) throw notEmulated("The format raw of resultDataContents is not emulated here.");
  if (statement.executionMode === "async")
    throw notEmulated("The executionMode async of Cypher is not emulated; use sync.");
  if (statement.transactional) throw notEmulated("A transactional statement is not emulated here.");
  const result = await executeCypher(statement.statement, data, {
    parameters,
    formats: formats.length > 0 ? formats : ["row"],
    includeStats,
    newId,
  });
  const { plan, ...rest } = result;
  return { ...rest, data: cypherRecords(result.data), ...(plan && { plan: { ...plan } }) };
}
