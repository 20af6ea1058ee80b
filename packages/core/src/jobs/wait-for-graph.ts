import { GesApiError } from "../errors/ges-api-error.ts";
import { GesError } from "../errors/ges-error.ts";
import type { Timing } from "../http/timing.ts";
import type { Hooks } from "../options/hooks.ts";
import type { GraphApi, GraphInput, GraphWaits } from "./graph-api.ts";
import { Lookup } from "./lookup.ts";
import { poll } from "./poll.ts";

const RUNNING = "200";
const DELETED = "400";

// Nothing a graph does by itself leads out of these.
const FINAL: Readonly<Record<string, string>> = {
  "300": "is faulty",
  "303": "could not be created",
  [DELETED]: "has been deleted",
  "800": "is frozen",
};

// The graph does not exist, or is deleted already.
const GONE: readonly unknown[] = ["GES.7000", "GES.0047"];

/** Waits for graphs, all of them through one lookup. */
export function graphWaiter<Input extends GraphInput, Graph extends { status: string }>(
  api: GraphApi<Input, Graph>,
  hooks: Hooks | undefined,
  timing: Timing,
): GraphWaits<Input, Graph> {
  const lookup = new Lookup<Input, Graph, Graph & { id: string }>(
    {
      operationId: "showGraph",
      idOf: ({ graph_id }) => graph_id,
      whereOf: ({ project_id }) => ({ project_id }),
      show: async (input, options) => {
        const shown: { graph: Graph } | null = await api.show(input, options);
        return shown?.graph as Graph;
      },
      list: (input, options) => api.list(input, options),
      listedId: ({ id }) => id,
      fromList: (graph) => graph,
    },
    timing,
  );

  async function registered<T>(input: Input, wait: () => Promise<T>): Promise<T> {
    const leave = lookup.enter(input);
    try {
      return await wait();
    } finally {
      leave();
    }
  }

  return {
    async waitForGraph(input, options = {}) {
      const operationId = "waitForGraph";
      const subject = `Graph ${input.graph_id}`;
      const wanted = options.status ?? RUNNING;
      const target = {
        operationId,
        subject,
        poll: (signal: AbortSignal, intervalMs: number) => lookup.poll(input, intervalMs / 2, signal),
        describe: ({ status }: Graph) => status,
        isSettled({ status }: Graph) {
          if (status === wanted) return true;
          if (!Object.hasOwn(FINAL, status)) return false;
          const problem = `${FINAL[status]} (status ${status}) and will not come to ${wanted}`;
          throw new GesError(`${subject} ${problem}`, { operationId });
        },
      };
      return await registered(input, () => poll(target, options, hooks, timing));
    },

    async waitForGraphDeletion(input, { onProgress, ...options } = {}) {
      const target = {
        operationId: "waitForGraphDeletion",
        subject: `Graph ${input.graph_id}`,
        poll: async (signal: AbortSignal, intervalMs: number) => {
          try {
            return await lookup.poll(input, intervalMs / 2, signal);
          } catch (error) {
            if (isGone(error)) return undefined;
            throw error;
          }
        },
        describe: (graph: Graph | undefined) => graph?.status ?? "deleted",
        isSettled: (graph: Graph | undefined) => graph === undefined || graph.status === DELETED,
      };
      const observe = (graph: Graph | undefined) => graph && onProgress?.(graph);
      await registered(input, () => poll(target, { ...options, onProgress: observe }, hooks, timing));
    },
  };
}

function isGone(error: unknown): boolean {
  return error instanceof GesApiError && (error.status === 404 || GONE.includes(error.code));
}
