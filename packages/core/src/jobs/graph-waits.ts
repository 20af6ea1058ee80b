import type { CallOptions } from "../options/call-options.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { WaitOptions } from "./wait-options.ts";

/** How to wait for a graph. */
export interface GraphWaitOptions<Graph> extends WaitOptions<Graph> {
  /** Status to wait for, `200` (running) unless given. `900` is stopped. */
  readonly status?: string | undefined;
}

/** A client that can wait for graphs. */
export interface GraphWaits<Input, Graph> {
  /**
   * Waits until a graph has a status, `200` (running) unless another is asked for, and resolves to the graph.
   *
   * @throws {GesError} when the graph has come into a status that it cannot leave
   * @throws {GesTimeoutError} when it has not got there in time; the message says which statuses were seen
   */
  waitForGraph(input: Input, options?: GraphWaitOptions<Graph>): Promise<Graph>;
}

/** How an API shows a graph. */
export type ShowGraph<Input, Graph> = (input: Input, options: CallOptions) => Promise<{ graph: Graph }>;

/** Makes `waitForGraph` from an API's way to show a graph. What waits is loaded with the first wait. */
export function graphWaits<Input extends { graph_id: string }, Graph extends { status: string }>(
  showGraph: ShowGraph<Input, Graph>,
  { hooks }: Pick<ClientOptions, "hooks"> = {},
): GraphWaits<Input, Graph> {
  return {
    async waitForGraph(input, options) {
      const { waitForGraph } = await import("./wait-for-graph.ts");
      return waitForGraph(showGraph, input, options, hooks);
    },
  };
}
