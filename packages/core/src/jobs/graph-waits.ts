import { SYSTEM_TIMING, type Timing } from "../http/timing.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { GraphApi, GraphInput, GraphWaits } from "./graph-api.ts";

/** Creates the waits for graphs from an API's way to show and list them. */
export function graphWaits<Input extends GraphInput, Graph extends { status: string }>(
  api: GraphApi<Input, Graph>,
  { hooks }: Pick<ClientOptions, "hooks"> = {},
  timing: Timing = SYSTEM_TIMING,
): GraphWaits<Input, Graph> {
  let waiting: Promise<GraphWaits<Input, Graph>> | undefined;
  const load = async () => {
    waiting ??= import("./wait-for-graph.ts").then(({ graphWaiter }) => graphWaiter(api, hooks, timing));
    return waiting;
  };
  return {
    waitForGraph: async (input, options) => await (await load()).waitForGraph(input, options),
    waitForGraphDeletion: async (input, options) => await (await load()).waitForGraphDeletion(input, options),
  };
}
