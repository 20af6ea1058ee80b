import { command } from "../../command/command.ts";
import ALGORITHMS from "../../compiled/algorithms.json" with { type: "json" };
import { readParameters } from "../../input/parameters.ts";
import { DRY_RUN, GRAPH_OPTION } from "../../options/shared-options.ts";
import { note } from "../../output/note.ts";
import type { Result } from "../../output/result.ts";
import { followInside } from "../../progress/follow-inside.ts";
import { chosenGraph } from "../../session/find-graph.ts";
import { algorithmView } from "./algorithm-view.ts";

const DEFAULT_TOP = 100;

export const runAlgorithm = command({
  name: "algorithm run",
  operation: "service/executeAlgorithm",
  summary: "Run an algorithm, and show its results",
  description: "Its parameters are checked before anything is sent. Ctrl-C leaves it running.",
  arguments: { algorithm: { summary: "name of the algorithm", choices: ALGORITHMS } },
  options: {
    graph: GRAPH_OPTION,
    param: { kind: "list", value: "NAME=VALUE", summary: "parameter of the algorithm; may be repeated" },
    top: { kind: "number", value: "COUNT", summary: `longest list of results; ${DEFAULT_TOP} unless given` },
    detach: { kind: "flag", summary: "return once it is started" },
    dryRun: DRY_RUN,
  },
  examples: [
    {
      line: "ges algorithm run pagerank --param alpha=0.85 --top 10 --graph movie",
      summary: "The ten most important vertices",
    },
  ],
  async run({ algorithm, graph: graphName, param, top = DEFAULT_TOP, detach }, session): Promise<Result> {
    const graph = await chosenGraph(session, graphName);
    const body = { algorithmName: algorithm, parameters: readParameters("--param", param) };
    const { callOperation } = await import("../../api/call.ts");
    const started = await callOperation(session, "service", "executeAlgorithm", {
      parameters: { graph_name: graph.name },
      body,
    });
    const job_id = jobIdOf(started);
    if (detach) {
      note(`${algorithm} on ${graph.name}: started. Follow it: ges jobs wait ${job_id} --graph ${graph.name}`);
      return { data: started, id: "jobId" };
    }
    await followInside(session, { graph, job_id, label: `${algorithm} on ${graph.name}` });
    const client = await session.service(graph);
    const { data } = await client.showJob({ job_id, offset: 0, limit: top }, { signal: session.signal });
    const outputs = data?.outputs ?? {};
    return { data: outputs, view: algorithmView(outputs) };
  },
});

function jobIdOf(response: unknown): string {
  if (typeof response === "object" && response !== null && "jobId" in response) return String(response.jobId);
  throw new Error("The response has no job ID, so there is no job to follow.");
}
