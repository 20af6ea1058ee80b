import { command } from "../../command/command.ts";
import { GRAPH } from "../../options/shared-options.ts";
import { listResult } from "../../output/result.ts";
import { findGraph, PAGE_SIZE } from "../../session/find-graph.ts";

export const listBackups = command({
  name: "backups list",
  operation: "v2/listBackups",
  summary: "List backups, of one graph or of all",
  arguments: { graph: { ...GRAPH, summary: "name or ID of the graph; all graphs unless given", optional: true } },
  examples: [{ line: "ges backups list movie", summary: "Backups of one graph" }],
  async run({ graph: nameOrId }, session) {
    const { paginate } = await session.management();
    const input = { limit: PAGE_SIZE };
    const options = { signal: session.signal };
    const pages =
      nameOrId === undefined
        ? paginate.listBackups(input, options)
        : paginate.listGraphBackups({ ...input, graph_id: (await findGraph(session, nameOrId)).id }, options);
    return listResult(
      await Array.fromAsync(pages),
      "id",
      ({ id, name, graph_name, status, backup_method, start_time }) => ({
        name,
        id,
        graph: graph_name,
        status,
        taken: backup_method,
        begun: start_time,
      }),
    );
  },
});
