import { refuse } from "../refusal.ts";
import { timestamp } from "../state/agenda.ts";
import type { Backup } from "../state/backup.ts";
import { type Graph, STATUS } from "../state/graph.ts";
import type { World } from "../state/world.ts";
import { beginJob, type Planner } from "./begin-job.ts";
import { findGraph } from "./find.ts";
import { type ManagementInput, pageOf } from "./input.ts";
import { requireRunningOrStopped } from "./states.ts";

/** The operations on backups, as API v1.0 names their fields. */
export const backupOperations = {
  createBackup(world: World, { graphId }: ManagementInput) {
    const graph = findGraph(world, graphId);
    requireRunningOrStopped(graph);
    checkBackupQuota(world);
    const backup = backupOf(world, graph);
    world.backups.set(backup.id, backup);
    const job = beginJob(world, graph, planBackup, { backupId: backup.id });
    return { jobId: job.id, backupId: backup.id };
  },

  listBackups(world: World, input: ManagementInput) {
    return pageOfBackups(world, [...world.backups.values()], input);
  },

  listGraphBackups(world: World, input: ManagementInput) {
    const graph = findGraph(world, input.graphId);
    const backups = [...world.backups.values()].filter(({ graphId }) => graphId === graph.id);
    return pageOfBackups(world, backups, input);
  },

  deleteBackup(world: World, { graphId, backupId }: ManagementInput) {
    const { status } = findBackup(world, graphId, backupId);
    if (status === "backing_up") throw refuse("GES.7002", "The graph is being backed up.");
    world.backups.delete(backupId);
    return {};
  },
};

export const planBackup: Planner<{ backupId: string }> = (world, _graph, { backupId }) => {
  // A backup that is being taken cannot be deleted.
  const backup = world.backups.get(backupId) as Backup;
  const end = (outcome: "success" | "failed") => () => {
    backup.status = outcome;
    backup.ended = world.agenda.now();
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
export function checkBackupQuota({ backups, quotas }: World): void {
  if (backups.size >= quotas.backups) {
    throw refuse("GES.7019", "The number of graph backups reaches the upper limit.");
  }
}

/** A backup of a graph, which has to be there. */
export function findBackup({ backups }: World, graphId: string, backupId: string): Backup {
  const backup = backups.get(backupId);
  if (backup?.graphId !== graphId) {
    throw refuse("GES.7024", "The graph backup does not exist or has been deleted.");
  }
  return backup;
}

/** API v1.0 has one name in snake_case in its list of all backups. */
export function listBackupsInV1(world: World, input: ManagementInput) {
  const { backupCount, backupList } = backupOperations.listBackups(world, input);
  return {
    backupCount,
    backupList: backupList.map(({ graphName, ...backup }) => ({ ...backup, graph_name: graphName })),
  };
}

/** How many complete backups of each kind can outlive their graph. */
const KEPT: Record<Backup["method"], number> = { auto: 1, manual: 2, import: 0 };

/** Discards the backups of a graph that is gone; if so wished, the latest ones are kept. */
export function discardBackups({ backups }: World, graphId: string, isKeeping: boolean): void {
  const left = isKeeping ? { ...KEPT } : undefined;
  for (const backup of [...backups.values()].reverse()) {
    if (backup.graphId !== graphId) continue;
    if (left && backup.status === "success" && left[backup.method] > 0) left[backup.method] -= 1;
    else backups.delete(backup.id);
  }
}

function backupOf(world: World, graph: Graph): Backup {
  const begun = world.agenda.now();
  const encryption = graph.settings["encryption"] as { enable?: boolean } | undefined;
  return {
    id: world.newId(),
    name: `${graph.name}-${timestamp(begun).replace(/\D/g, "")}`,
    method: "manual",
    graphId: graph.id,
    graphName: graph.name,
    graphStatus: graph.status,
    size: graph.size,
    version: graph.version,
    arch: graph.settings["arch"] ?? "x86_64",
    isEncrypted: encryption?.enable === true,
    data: graph.data.copy(),
    begun,
    ended: undefined,
    status: "backing_up",
  };
}

function pageOfBackups(world: World, backups: Backup[], input: ManagementInput) {
  return { backupCount: backups.length, backupList: pageOf(backups, input).map((backup) => shown(world, backup)) };
}

function shown(world: World, backup: Backup) {
  const { begun, ended, data } = backup;
  return {
    id: backup.id,
    name: backup.name,
    backupMethod: backup.method,
    graphId: backup.graphId,
    graphName: backup.graphName,
    graphStatus: world.graphs.has(backup.graphId) ? backup.graphStatus : STATUS.deleted,
    graphSizeTypeIndex: backup.size,
    dataStoreVersion: backup.version,
    arch: backup.arch,
    status: backup.status,
    startTimestamp: begun,
    startTime: timestamp(begun),
    ...(ended !== undefined && { endTimestamp: ended, endTime: timestamp(ended) }),
    size: sizeInMb(data.vertexCount + data.edgeCount),
    duration: ended === undefined ? 0 : Math.round((ended - begun) / 1000),
    encrypted: backup.isEncrypted,
  };
}

const BYTES_PER_ELEMENT = 100;

function sizeInMb(elements: number): number {
  return Math.ceil((elements * BYTES_PER_ELEMENT) / 1_000_000);
}
