import { badRequest } from "../../../errors/service-error.ts";
import { timestamp } from "../../../jobs/scheduler.ts";
import type { Backup } from "../../../state/backup.ts";
import { BackupData } from "../../../state/backup-data.ts";
import { type Graph, STATUS } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginJob } from "../common/begin-job.ts";
import { findGraph } from "../common/find-graph.ts";
import type { Planner } from "../common/job-plan.ts";
import { type Page, pageOf } from "../common/page.ts";
import { requireRunningOrStopped } from "../common/require-status.ts";
import type { HandlersV1, HandlersV2, ManagementHandlers } from "../described.ts";

/** The operations on backups, as API v1.0 names their fields. */
export const backupOperations = {
  createBackup(state, { graphId }) {
    const graph = findGraph(state, graphId);
    requireRunningOrStopped(graph);
    checkBackupQuota(state);
    const backup = backupOf(state, graph);
    state.backups.set(backup.id, backup);
    const job = beginJob(state, graph, planBackup, { backupId: backup.id });
    return { jobId: job.id, backupId: backup.id };
  },

  listGraphBackups(state, input) {
    const graph = findGraph(state, input.graphId);
    const backups = [...state.backups.values()].filter(({ graphId }) => graphId === graph.id);
    return pageOfBackups(state, backups, input);
  },

  deleteBackup(state, { graphId, backupId }) {
    const { status } = findBackup(state, graphId, backupId);
    if (status === "backing_up") throw badRequest("GES.7002", "The graph is being backed up.");
    state.backups.delete(backupId);
    return {};
  },
} satisfies Partial<ManagementHandlers>;

export const planBackup: Planner<{ backupId: string }> = (state, _graph, { backupId }) => {
  const backup = state.backups.get(backupId);
  // A backup that is being taken cannot be deleted.
  if (!backup) throw new Error(`There is no backup ${backupId}.`);
  const end = (outcome: "success" | "failed") => () => {
    backup.status = outcome;
    backup.ended = state.scheduler.now();
  };
  return {
    name: "CreateBackup",
    during: STATUS.backingUp,
    after: backup.graphStatus,
    onSuccess: end("success"),
    onFailure: end("failed"),
  };
};

/** Refuses one more backup than the project may have. */
export function checkBackupQuota({ backups, quotas }: ServiceState): void {
  if (backups.size >= quotas.backups) {
    throw badRequest("GES.7019", "The number of graph backups reaches the upper limit.");
  }
}

/** A backup of a graph, which has to be there. */
export function findBackup({ backups }: ServiceState, graphId: string, backupId: string): Backup {
  const backup = backups.get(backupId);
  if (backup?.graphId !== graphId) {
    throw badRequest("GES.7024", "The graph backup does not exist or has been deleted.");
  }
  return backup;
}

/** Backup operations of API v1.0. */
export const backupOperationsV1 = {
  /** One name is in snake_case here. */
  listBackups(state, page) {
    const { backupCount, backupList } = pageOfBackups(state, [...state.backups.values()], page);
    return {
      backupCount,
      backupList: backupList.map(({ graphName, ...backup }) => ({ ...backup, graph_name: graphName })),
    };
  },
} satisfies Partial<HandlersV1>;

/** Backup operations of API v2. */
export const backupOperationsV2 = {
  listBackups: (state, page) => pageOfBackups(state, [...state.backups.values()], page),
} satisfies Partial<HandlersV2>;

/** Number of complete backups of each kind that can outlive their graph. */
const KEPT: Record<Backup["method"], number> = { auto: 1, manual: 2, import: 0 };

/** Discards the backups of a graph that is gone; if so wished, the latest ones are kept. */
export function discardBackups({ backups }: ServiceState, graphId: string, isKeeping: boolean): void {
  const left = isKeeping ? { ...KEPT } : undefined;
  for (const backup of [...backups.values()].reverse()) {
    if (backup.graphId !== graphId) continue;
    if (left && backup.status === "success" && left[backup.method] > 0) left[backup.method] -= 1;
    else backups.delete(backup.id);
  }
}

function backupOf(state: ServiceState, graph: Graph): Backup {
  const begun = state.scheduler.now();
  return {
    id: state.newId(),
    name: `${graph.name}-${timestamp(begun).replace(/\D/g, "")}`,
    method: "manual",
    graphId: graph.id,
    graphName: graph.name,
    graphStatus: graph.status,
    size: graph.size,
    version: graph.version,
    arch: graph.settings.arch ?? "x86_64",
    isEncrypted: graph.settings.encryption?.enable === true,
    data: BackupData.of(graph.data.copy()),
    begun,
    ended: undefined,
    status: "backing_up",
  };
}

function pageOfBackups(state: ServiceState, backups: Backup[], page: Page) {
  return { backupCount: backups.length, backupList: pageOf(backups, page).map((backup) => backupJson(state, backup)) };
}

function backupJson(state: ServiceState, backup: Backup) {
  const { begun, ended } = backup;
  return {
    id: backup.id,
    name: backup.name,
    backupMethod: backup.method,
    graphId: backup.graphId,
    graphName: backup.graphName,
    graphStatus: state.graphs.has(backup.graphId) ? backup.graphStatus : STATUS.deleted,
    graphSizeTypeIndex: backup.size,
    dataStoreVersion: backup.version,
    arch: backup.arch,
    status: backup.status,
    startTimestamp: begun,
    startTime: timestamp(begun),
    ...(ended !== undefined && { endTimestamp: ended, endTime: timestamp(ended) }),
    size: Math.ceil(sizeInBytes(backup) / 1_000_000),
    duration: ended === undefined ? 0 : Math.round((ended - begun) / 1000),
    encrypted: backup.isEncrypted,
  };
}

const BYTES_PER_ELEMENT = 100;

/** Rough size of a backup. */
export function sizeInBytes({ data }: Backup): number {
  return (data.vertexCount + data.edgeCount) * BYTES_PER_ELEMENT;
}
