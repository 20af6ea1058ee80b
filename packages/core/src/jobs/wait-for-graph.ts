import { GesError } from "../errors/ges-error.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { poll } from "./poll.ts";
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

const RUNNING = "200";

// Nothing a graph does by itself leads out of these.
const FINAL: Readonly<Record<string, string>> = {
  "300": "is faulty",
  "303": "could not be created",
  "400": "has been deleted",
  "800": "is frozen",
};

/** Makes `waitForGraph` from an API's way to show a graph. */
export function graphWaits<Input extends { graph_id: string }, Graph extends { status: string }>(
  showGraph: (input: Input, options: CallOptions) => Promise<{ graph: Graph }>,
  { hooks }: Pick<ClientOptions, "hooks"> = {},
): GraphWaits<Input, Graph> {
  return {
    waitForGraph: (input, options = {}) => {
      const subject = `Graph ${input.graph_id}`;
      const wanted = options.status ?? RUNNING;
      return poll(
        {
          subject,
          look: async (signal) => (await showGraph(input, { signal })).graph,
          describe: ({ status }) => status,
          isSettled({ status }) {
            if (status === wanted) return true;
            if (Object.hasOwn(FINAL, status)) {
              throw new GesError(`${subject} ${FINAL[status]} (status ${status}) and will not come to ${wanted}`);
            }
            return false;
          },
        },
        options,
        hooks,
      );
    },
  };
}
