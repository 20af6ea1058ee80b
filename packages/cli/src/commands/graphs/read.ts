import { command } from "../../command/command.ts";
import { GRAPH } from "../../options/shared-options.ts";
import { listResult } from "../../output/result.ts";
import { allGraphs, findGraph } from "../../session/find-graph.ts";
import type { Graph } from "../../session/graph.ts";
import { statusText } from "./status.ts";

export const listGraphs = command({
  name: "graphs list",
  operation: "v2/listGraphs",
  summary: "List the graphs of the project",
  examples: [
    { line: "ges graphs list", summary: "All graphs with their state" },
    {
      line: "ges graphs list --query \"[?status=='200'].name\" --output id",
      summary: "Names of the running graphs, one to a line",
    },
  ],
  async run(_, session) {
    return listResult(await allGraphs(session), "id", ({ id, name, status, graph_size_type_index, created }) => ({
      name,
      id,
      status: statusText(status),
      size: graph_size_type_index,
      created,
    }));
  },
});

export const showGraph = command({
  name: "graphs show",
  operation: "v2/showGraph",
  summary: "Show a graph",
  arguments: { graph: GRAPH },
  examples: [{ line: "ges graphs show movie", summary: "State, size and addresses of the graph" }],
  async run({ graph: nameOrId }, session) {
    const { id } = await findGraph(session, nameOrId);
    const client = await session.management();
    const { graph } = await client.showGraph({ graph_id: String(id) }, { signal: session.signal });
    return { data: graph, view: graphRow(graph), id: "id" };
  },
});

function graphRow(graph: Partial<Graph>) {
  const empty = (value: unknown) => value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  const fields = Object.entries({ ...graph, status: statusText(graph.status) });
  return Object.fromEntries(fields.filter(([, value]) => !empty(value)));
}
