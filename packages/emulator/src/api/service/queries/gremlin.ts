import { executeGremlin } from "@ges-sdk/graph-engine/gremlin";
import type { ServiceState } from "../../../state/service-state.ts";
import type { Sender } from "../../handler.ts";
import { graphInService } from "../common/context.ts";
import { gremlinData } from "../common/engine.ts";
import { runQuery } from "../common/query-errors.ts";
import type { ServiceHandlers } from "../described.ts";
import { queriesOn } from "./running-queries.ts";

/** Queries in Gremlin. */
export const gremlinOperations = {
  executeGremlinQuery: (state, { graph_name, body }, sender?: Sender) =>
    queryInGremlin(state, graph_name, body.command, sender),
} satisfies Partial<ServiceHandlers>;

/** Executes a query in Gremlin. It stops when its sender disconnects, or its limits are exceeded. */
export async function queryInGremlin(
  state: ServiceState,
  graphName: string,
  command: string,
  sender: Sender | undefined,
) {
  const graph = graphInService(state, graphName, "GES.8503");
  const { limits } = state.querySettings;
  const options = { limits, signal: sender?.signal, isReadOnly: sender?.isReadOnly };
  const result = await runQuery("gremlin", () =>
    queriesOn(graph).run(command, options, (budget) => executeGremlin(command, graph.data, { budget })),
  );
  return { data: gremlinData(result) };
}
