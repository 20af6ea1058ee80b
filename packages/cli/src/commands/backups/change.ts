import { command } from "../../command/command.ts";
import { DRY_RUN, GRAPH, WAIT, YES } from "../../options/shared-options.ts";
import { changeGraph } from "../../progress/change-graph.ts";
import { finishJob } from "../../progress/finish-job.ts";
import { confirm } from "../../session/confirm.ts";
import { findBackup } from "../../session/find-backup.ts";
import { findGraph } from "../../session/find-graph.ts";

const BACKUP = { summary: "name or ID of the backup" } as const;

export const createBackup = command({
  name: "backups create",
  operation: "v2/createBackup",
  summary: "Back up a running or stopped graph",
  arguments: { graph: GRAPH },
  options: { wait: WAIT, dryRun: DRY_RUN },
  examples: [{ line: "ges backups create movie --wait", summary: "Returns once the backup can be restored" }],
  run: (input, session) =>
    changeGraph(session, input, {
      label: "Backing up",
      start: (client, graph_id, options) => client.createBackup({ graph_id }, options),
    }),
});

export const deleteBackup = command({
  name: "backups delete",
  operation: "v2/deleteBackup",
  summary: "Delete a backup",
  arguments: { backup: BACKUP },
  options: { yes: YES, dryRun: DRY_RUN },
  examples: [{ line: "ges backups delete $BACKUP --yes", summary: "Without a question, as in a script" }],
  async run({ backup: nameOrId, yes, dryRun }, session) {
    const { id, name, graph_id, graph_name } = await findBackup(session, nameOrId);
    await confirm({ name, warning: `Backup ${name} of graph ${graph_name} will be deleted.`, yes, dryRun });
    const client = await session.management();
    await client.deleteBackup({ graph_id, backup_id: id }, { signal: session.signal });
    return { data: { id, name }, id: "id" };
  },
});

export const restoreBackup = command({
  name: "backups restore",
  summary: "Start a stopped graph with the data of a backup",
  description: "What the graph holds now is replaced. A running graph has to be stopped first.",
  arguments: { backup: BACKUP },
  options: { wait: WAIT, yes: YES, dryRun: DRY_RUN },
  examples: [{ line: "ges backups restore $BACKUP --yes --wait", summary: "Returns once the graph is running" }],
  async run({ backup: nameOrId, wait, yes, dryRun }, session) {
    const { id, name, graph_id } = await findBackup(session, nameOrId);
    const graph = await findGraph(session, graph_id);
    const warning = `The data of graph ${graph.name} will be replaced by that of backup ${name}.`;
    await confirm({ name: graph.name, warning, yes, dryRun });
    const client = await session.management();
    const input = { graph_id, body: { graph_backup_id: id } };
    const { job_id } = await client.startGraph(input, { signal: session.signal });
    return await finishJob(session, { graph, job_id, label: `Restoring ${graph.name}` }, wait);
  },
});
