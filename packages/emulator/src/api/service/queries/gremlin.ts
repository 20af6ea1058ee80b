import { executeGremlin } from "@ges-sdk/graph-engine/gremlin";
import type { ServiceState } from "../../../state/service-state.ts";
import { graphInService } from "../common/context.ts";
import { gremlinData } from "../common/engine.ts";
import { serviceErrorOf } from "../common/query-errors.ts";
import type { ServiceHandlers } from "../described.ts";

/** Queries in Gremlin. */
export const gremlinOperations = {
  executeGremlinQuery: (state, { graph_name, body }) => queryInGremlin(state, graph_name, body.command),
} satisfies Partial<ServiceHandlers>;

export async function queryInGremlin(state: ServiceState, graphName: string, command: string) {
  const { data } = graphInService(state, graphName, "GES.8503");
  try {
    return { data: gremlinData(await executeGremlin(command, data)) };
  } catch (error) {
    throw serviceErrorOf("gremlin", error);
  }
}
