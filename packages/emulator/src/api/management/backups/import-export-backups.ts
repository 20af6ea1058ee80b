import { badRequest } from "../../../errors/service-error.ts";
import { exportLines } from "../../../object-storage/export-files.ts";
import { fileAt, folderAt } from "../../../object-storage/object-storage.ts";
import type { Backup } from "../../../state/backup.ts";
import { BackupData } from "../../../state/backup-data.ts";
import { STATUS } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginJob } from "../common/begin-job.ts";
import { findGraph } from "../common/find-graph.ts";
import type { Planner, Task } from "../common/job-plan.ts";
import { requireRunning } from "../common/require-status.ts";
import type { HandlersV2 } from "../described.ts";
import { BACKUP_FILE, backupLines, readBackup } from "./backup-file.ts";
import { checkBackupQuota, findBackup } from "./backups.ts";

/** The operations that bring backups into object storage and back, which only API v2 has. */
export const backupFileOperations = {
  exportBackup(state, { graphId, body }) {
    const graph = findGraph(state, graphId);
    const { backupId, exportPath } = body;
    const backup = findBackup(state, graph.id, backupId);
    if (backup.status !== "success") throw badRequest("GES.7040", "Failed to back up a graph.");
    requireRunning(graph);
    const folder = folderAt(state.storage, exportPath, "export_path");
    const task: Task = {
      async run(signal) {
        await exportLines(folder, BACKUP_FILE, backupLines(backup, backup.data.get()), {}, signal);
        return "success";
      },
    };
    const job = beginJob(state, graph, planBackupExport, {}, task);
    return { jobId: job.id };
  },

  importBackup(state, { graphId, body }) {
    const graph = findGraph(state, graphId);
    requireRunning(graph);
    checkBackupQuota(state);
    const { location } = backupFileAt(state, body.importPath);
    const begun = state.scheduler.now();
    const task: Task = {
      async run(signal) {
        const { facts, data } = await readBackup(location, signal);
        signal.throwIfAborted();
        const backup: Backup = {
          ...facts,
          id: state.newId(),
          method: "import",
          graphId: graph.id,
          graphName: graph.name,
          data: BackupData.of(data),
          begun,
          ended: state.scheduler.now(),
          status: "success",
        };
        state.backups.set(backup.id, backup);
        return "success";
      },
    };
    const job = beginJob(state, graph, planBackupImport, {}, task);
    return { jobId: job.id };
  },
} satisfies Partial<HandlersV2>;

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

function backupFileAt(state: ServiceState, importPath: string) {
  const storage = state.storage;
  try {
    return fileAt(storage, `${importPath.replace(/\/+$/, "")}/${BACKUP_FILE}`, "import_path");
  } catch {
    throw badRequest("GES.7049", "The parameter [import_path] is not exist.");
  }
}
