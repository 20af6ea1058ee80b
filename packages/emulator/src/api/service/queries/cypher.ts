import type { Sender } from "../../handler.ts";
import { graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";
import { runStatements } from "./statements.ts";

/** Queries in Cypher, and in GQL as far as it reads the same. */
export const cypherOperations = {
  executeCypherQuery(state, { graph_name, body }, sender?: Sender) {
    const graph = graphInService(state, graph_name, "GES.8000");
    return runStatements(body.statements, { state, graph, data: graph.data, ...scopeOf(sender) });
  },

  executeGqlQuery(state, { graph_name, body }, sender?: Sender) {
    const graph = graphInService(state, graph_name, "GES.8000");
    // The only difference: `runtime` has other values, and none of them changes results.
    const statements = body.statements.map(({ runtime, ...statement }) => statement);
    return runStatements(statements, { state, graph, data: graph.data, language: "gql", ...scopeOf(sender) });
  },
} satisfies Partial<ServiceHandlers>;

function scopeOf(sender: Sender | undefined) {
  return { signal: sender?.signal, isReadOnly: sender?.isReadOnly };
}
