import { executeGremlin } from "@ges-sdk/graph-engine/gremlin";
import type { ServiceState } from "../../../state/service-state.ts";
import { graphInService } from "../common/context.ts";
import type { BodyInput } from "../common/input.ts";
import { serviceErrorOf } from "../common/query-errors.ts";

/** Queries in Gremlin. */
export const gremlinOperations = {
  async executeGremlinQuery(state: ServiceState, { graph_name, body }: BodyInput<{ command: string }>) {
    const { data } = graphInService(state, graph_name, "GES.8503");
    try {
      return { data: await executeGremlin(body.command, data) };
    } catch (error) {
      throw serviceErrorOf("gremlin", error);
    }
  },
};
