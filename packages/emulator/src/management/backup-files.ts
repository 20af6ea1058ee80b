import { refuse } from "../refusal.ts";
import type { Backup } from "../state/backup.ts";
import { STATUS } from "../state/graph.ts";
import type { World } from "../state/world.ts";
import { BACKUP_FILE, backupLines, readBackup } from "../storage/backup-file.ts";
import { exportLines } from "../storage/export-files.ts";
import { fileAt, folderAt, storageOf } from "../storage/object-storage.ts";
import { checkBackupQuota, findBackup } from "./backups.ts";
import { beginJob, type Planner, type Task } from "./begin-job.ts";
import { findGraph } from "./find.ts";
import type { ManagementInput } from "./input.ts";
import { requireRunning } from "./states.ts";

/** The operations that bring backups into object storage and back, which only API v2 has. */
export const backupFileOperations = {
  exportBackup(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraph(world, graphId);
    const { backupId, exportPath } = body as { backupId: string; exportPath: string };
    const backup = findBackup(world, graph.id, backupId);
    if (backup.status !== "success") throw refuse("GES.7040", "Failed to back up a graph.");
    requireRunning(graph);
    const folder = folderAt(storageOf(world), exportPath, "export_path");
    const task: Task = {
      async run(signal) {
        await exportLines(folder, BACKUP_FILE, backupLines(backup, backup.data), {}, signal);
        return "success";
      },
    };
    const job = beginJob(world, graph, planBackupExport, {}, task);
    return { jobId: job.id };
  },

  importBackup(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraph(world, graphId);
    requireRunning(graph);
    checkBackupQuota(world);
    const { location } = backupFileAt(world, String(body?.["importPath"]));
    const begun = world.agenda.now();
    const task: Task = {
      async run(signal) {
        const { facts, data } = await readBackup(location, signal);
        const backup: Backup = {
          ...facts,
          id: world.newId(),
          method: "import",
          graphId: graph.id,
          graphName: graph.name,
          data,
          begun,
          ended: world.agenda.now(),
          status: "success",
        };
        world.backups.set(backup.id, backup);
        return "success";
      },
    };
    const job = beginJob(world, graph, planBackupImport, {}, task);
    return { jobId: job.id };
  },
};

export const planBackupExport: Planner<object> = () => ({
  name: "ExportBackup",
  during: STATUS.exporting,
  after: STATUS.running,
});

export const planBackupImport: Planner<object> = () => ({
  name: "ImportBackup",
  during: STATUS.importing,
  after: STATUS.running,
});

function backupFileAt(world: World, importPath: string) {
  const storage = storageOf(world);
  try {
    return fileAt(storage, `${importPath.replace(/\/+$/, "")}/${BACKUP_FILE}`, "import_path");
  } catch {
    throw refuse("GES.7049", "The parameter [import_path] is not exist.");
  }
}
