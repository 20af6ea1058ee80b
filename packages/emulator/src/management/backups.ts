import { refuse } from "../refusal.ts";
import { timestamp } from "../state/agenda.ts";
import type { Backup } from "../state/backup.ts";
import { STATUS } from "../state/graph.ts";
import type { World } from "../state/world.ts";
import { beginJob } from "./begin-job.ts";
import { findGraph } from "./find.ts";
import { type ManagementInput, pageOf } from "./input.ts";

/** The operations on backups, as API v1.0 names their fields. */
export const backupOperations = {
  createBackup(world: World, { graphId }: ManagementInput) {
    const graph = findGraph(world, graphId);
    const { status } = graph;
    if (status === STATUS.backingUp) throw refuse("GES.7002", "The graph is being backed up.");
    if (status !== STATUS.running && status !== STATUS.stopped) throw refuse("GES.7001", "The graph is not running.");
    const begun = world.agenda.now();
    const backup: Backup = {
      id: world.newId(),
      name: `${graph.name}-${timestamp(begun).replace(/\D/g, "")}`,
      graph,
      graphStatus: status,
      data: graph.data.copy(),
      begun,
      ended: undefined,
      status: "backing_up",
    };
    const end = (outcome: "success" | "failed") => () => {
      backup.status = outcome;
      backup.ended = world.agenda.now();
    };
    world.backups.set(backup.id, backup);
    const job = beginJob(world, graph, {
      name: "CreateBackup",
      during: STATUS.backingUp,
      after: status,
      onSuccess: end("success"),
      onFailure: end("failed"),
    });
    return { jobId: job.id, backupId: backup.id };
  },

  listGraphBackups(world: World, input: ManagementInput) {
    const graph = findGraph(world, input.graphId);
    const backups = [...world.backups.values()].filter((backup) => backup.graph.id === graph.id);
    return { backupCount: backups.length, backupList: pageOf(backups, input).map(shown) };
  },

  deleteBackup(world: World, { graphId, backupId }: ManagementInput) {
    const backup = world.backups.get(backupId);
    if (backup?.graph.id !== graphId) {
      throw refuse("GES.7024", "The graph backup does not exist or has been deleted.");
    }
    if (backup.status === "backing_up") throw refuse("GES.7002", "The graph is being backed up.");
    world.backups.delete(backupId);
    return {};
  },
};

function shown({ id, name, graph, graphStatus, status, begun, ended, data }: Backup) {
  return {
    id,
    name,
    backupMethod: "manual",
    graphId: graph.id,
    graphName: graph.name,
    graphStatus,
    graphSizeTypeIndex: graph.settings["graphSizeTypeIndex"],
    dataStoreVersion: "2.3.17",
    arch: graph.settings["arch"] ?? "x86_64",
    status,
    startTimestamp: begun,
    startTime: timestamp(begun),
    ...(ended !== undefined && { endTimestamp: ended, endTime: timestamp(ended) }),
    size: sizeInMb(data.vertexCount + data.edgeCount),
    duration: ended === undefined ? 0 : Math.round((ended - begun) / 1000),
    encrypted: false,
  };
}

const BYTES_PER_ELEMENT = 100;

function sizeInMb(elements: number): number {
  return Math.ceil((elements * BYTES_PER_ELEMENT) / 1_000_000);
}
