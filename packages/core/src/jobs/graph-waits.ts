import type { CallOptions } from "../options/call-options.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { WaitOptions } from "./wait-options.ts";

/** Options of `waitForGraph`: the status to wait for, and how to poll for it. */
export interface GraphWaitOptions<Graph> extends WaitOptions<Graph> {
  /** Status to wait for, for example `900` (stopped). Default: `200` (running). */
  readonly status?: string | undefined;
}

/** Waiting for graphs, as a client has it. */
export interface GraphWaits<Input, Graph> {
  /**
   * Waits until a graph has a status, by default `200` (running), and resolves to the graph.
   *
   * @throws {GesError} when the graph is in a status that it cannot leave by itself
   * @throws {GesTimeoutError} when the graph does not get there in time; the message lists the statuses seen
   */
  waitForGraph(input: Input, options?: GraphWaitOptions<Graph>): Promise<Graph>;
}

/** Shows a graph, as one API does it. */
export type ShowGraph<Input, Graph> = (input: Input, options: CallOptions) => Promise<{ graph: Graph }>;

/** Creates `waitForGraph` from an API's way to show a graph. */
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
