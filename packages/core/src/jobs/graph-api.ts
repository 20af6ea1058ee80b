import type { CallOptions } from "../options/call-options.ts";
import type { WaitOptions } from "./wait-options.ts";

/** Options of `waitForGraph`: the status to wait for, and how to poll for it. */
export interface GraphWaitOptions<Graph> extends WaitOptions<Graph> {
  /** Status to wait for, for example `900` (stopped). Default: `200` (running). */
  readonly status?: string | undefined;
}

/** Waiting for graphs, as a client has it. */
export interface GraphWaits<Input, Graph> {
  /**
   * Waits until a graph has a status, by default `200` (running), and resolves to the graph. Concurrent waits share
   * their requests.
   *
   * @throws {GesError} when the graph is in a status that it cannot leave by itself
   * @throws {GesTimeoutError} when the graph does not get there in time; the message lists the statuses seen
   */
  waitForGraph(input: Input, options?: GraphWaitOptions<Graph>): Promise<Graph>;

  /**
   * Waits until a graph is deleted. A graph that does not exist is.
   *
   * @throws {GesTimeoutError} when the graph is not deleted in time; the message lists the statuses seen
   */
  waitForGraphDeletion(input: Input, options?: WaitOptions<Graph>): Promise<void>;
}

/** Identifies a graph. */
export interface GraphInput {
  readonly graph_id: string;
  readonly project_id?: string | undefined;
}

/** Adapter to the graphs of one API. */
export interface GraphApi<Input extends GraphInput, Graph extends { status: string }> {
  /** Reads one graph. */
  show(input: Input, options: CallOptions): Promise<{ graph: Graph }>;
  /** Lists the graphs of a project. */
  list(
    input: { project_id: string | undefined; limit: number },
    options: CallOptions,
  ): AsyncIterable<Graph & { id: string }>;
}
