import { executeCypher } from "@ges-sdk/graph-engine/cypher";
import { QueryError } from "@ges-sdk/graph-engine/errors";
import type { GraphData } from "@ges-sdk/graph-engine/graph";
import type { StatementResult } from "../../../compiled/service-v1-handlers.ts";
import { notEmulated } from "../../../errors/service-error.ts";
import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import type { Abortable } from "../../handler.ts";
import { graphInService } from "../common/context.ts";
import { cypherRecords } from "../common/engine.ts";
import { inTermsOf } from "../common/query-errors.ts";
import type { Input, ServiceHandlers } from "../described.ts";
import { queriesOn } from "./running-queries.ts";

/** Queries in Cypher. */
export const cypherOperations = {
  async executeCypherQuery(state, { graph_name, body }, request?: Abortable) {
    const graph = graphInService(state, graph_name, "GES.8000");
    const missing = missingIndex(graph.data);
    if (missing) return { results: [], errors: [missing] };
    const results: StatementResult[] = [];
    try {
      for (const statement of body.statements) results.push(await resultOf(statement, graph, state, request?.signal));
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
  graph: Graph,
  state: ServiceState,
  signal: AbortSignal | undefined,
) {
  const { resultDataContents = "row", parameters = {}, includeStats = false } = statement;
  const formats = [resultDataContents].flat();
  if (formats.includes("raw")) throw notEmulated("The format raw of resultDataContents is not emulated here.");
  if (statement.executionMode === "async")
    throw notEmulated("The executionMode async of Cypher is not emulated; use sync.");
  if (statement.transactional) throw notEmulated("A transactional statement is not emulated here.");
  const queries = queriesOn(graph);
  const { limits, compatibility } = state.querySettings;
  const result = await queries.run(statement.statement, { limits, signal }, (budget) =>
    executeCypher(statement.statement, graph.data, {
      parameters,
      formats: formats.length > 0 ? formats : ["row"],
      includeStats,
      budget,
      compatibility,
      queries,
      newId: () => state.newId(),
    }),
  );
  const { plan, ...rest } = result;
  return { ...rest, data: cypherRecords(result.data), ...(plan && { plan: { ...plan } }) };
}
