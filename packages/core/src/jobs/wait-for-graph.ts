import { GesError } from "../errors/ges-error.ts";
import type { Hooks } from "../options/hooks.ts";
import type { GraphWaitOptions, ShowGraph } from "./graph-waits.ts";
import { poll } from "./poll.ts";

const RUNNING = "200";

// Nothing a graph does by itself leads out of these.
const FINAL: Readonly<Record<string, string>> = {
  "300": "is faulty",
  "303": "could not be created",
  "400": "has been deleted",
  "800": "is frozen",
};

export function waitForGraph<Input extends { graph_id: string }, Graph extends { status: string }>(
  showGraph: ShowGraph<Input, Graph>,
  input: Input,
  options: GraphWaitOptions<Graph> = {},
  hooks: Hooks | undefined,
): Promise<Graph> {
  const subject = `Graph ${input.graph_id}`;
  const wanted = options.status ?? RUNNING;
  return poll(
    {
      subject,
      poll: async (signal) => (await showGraph(input, { signal })).graph,
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
}
