import type { GraphData } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../../../errors/service-error.ts";
import { type Graph, type GraphStatus, STATUS } from "../../../state/graph.ts";
import { isDatabaseEdition } from "../../../state/graph-sizes.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { discardBackups, findBackup } from "../backups/backups.ts";
import { beginJob, failAllJobs } from "../common/begin-job.ts";
import { findGraph } from "../common/find-graph.ts";
import type { Planner } from "../common/job-plan.ts";
import { refuseDeleting, requireRunning, requireRunningOrStopped } from "../common/require-status.ts";
import type { ManagementHandlers } from "../described.ts";
import { createGraph } from "./create-graph.ts";

/** The operations on the life of graphs, as API v1.0 names their fields. */
export const graphOperations = {
  createGraph,

  stopGraph(state, { graphId }) {
    const graph = findGraph(state, graphId);
    requireRunning(graph);
    if (isDatabaseEdition(graph.size)) {
      throw badRequest("GES.7048", "Invalid graph operation. A graph of the database edition cannot be stopped.");
    }
    for (const job of graph.jobs.values()) job.fail("The graph was stopped.", state.scheduler.now());
    return { jobId: beginJob(state, graph, planStop, {}).id };
  },

  startGraph(state, { graphId, body }) {
    const graph = findGraph(state, graphId);
    if (graph.status !== STATUS.stopped) throw badRequest("GES.7015", "The graph is not running or stopped.");
    const data = backedUpData(state, graph, body?.graphBackupId);
    graph.stopped = undefined;
    return { jobId: beginJob(state, graph, planStart, { ...(data && { data }) }).id };
  },

  restartGraph(state, { graphId }) {
    const graph = findGraph(state, graphId);
    refuseDeleting(graph);
    if (NOT_RESTARTED.has(graph.status)) {
      throw badRequest("GES.7016", `The request is invalid. A graph with status ${graph.status} cannot be restarted.`);
    }
    failAllJobs(state, graph, "The graph was restarted by force.");
    graph.stopped = undefined;
    return { jobId: beginJob(state, graph, planRestart, {}).id };
  },

  deleteGraph(state, { graphId, keepBackup = false, deleteEip = false }) {
    const graph = findGraph(state, graphId);
    const { status } = graph;
    if (!OUT_OF_ORDER.has(status)) requireRunningOrStopped(graph);
    failAllJobs(state, graph, "The graph was deleted.");
    return { jobId: beginJob(state, graph, planDeletion, { status, keepBackup, deleteEip }).id };
  },
} satisfies Partial<ManagementHandlers>;

const NOT_RESTARTED = new Set<string>([STATUS.stopped, STATUS.preparing, STATUS.creationFailed, STATUS.frozen]);

const OUT_OF_ORDER = new Set<string>([STATUS.faulty, STATUS.creationFailed, STATUS.frozen]);

export const planStop: Planner<object> = (state, graph) => ({
  name: "StopGraph",
  during: STATUS.stopping,
  after: STATUS.stopped,
  afterFailure: STATUS.running,
  onSuccess: () => {
    graph.stopped = state.scheduler.now();
    startByItself(state, graph, graph.stopped);
  },
});

export const planStart: Planner<{ data?: GraphData }> = (_world, graph, { data }) => ({
  name: "StartGraph",
  during: STATUS.starting,
  after: STATUS.running,
  afterFailure: STATUS.faulty,
  onSuccess: () => {
    if (data) graph.data = data.copy();
  },
});

export const planRestart: Planner<object> = () => ({
  name: "RestartGraph",
  during: STATUS.starting,
  after: STATUS.running,
  afterFailure: STATUS.faulty,
});

interface Deletion {
  /** Previous status of the graph. */
  readonly status: GraphStatus;
  readonly keepBackup: boolean;
  readonly deleteEip: boolean;
}

export const planDeletion: Planner<Deletion> = (state, graph, { status, keepBackup, deleteEip }) => ({
  name: "DeleteGraph",
  during: STATUS.stopping,
  after: STATUS.deleted,
  afterFailure: status,
  onSuccess: () => {
    for (const { id } of [graph, ...state.graphsInside(graph)]) state.graphs.delete(id);
    discardBackups(state, graph.id, keepBackup);
    if (deleteEip && graph.eipId !== undefined) state.eips.delete(graph.eipId);
  },
});

const WEEK_MS = 7 * 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** A stopped graph starts again by itself after a week; one that is being backed up then, when it is done. */
export function startByItself(state: ServiceState, graph: Graph, stopped: number): void {
  const onTime = () => {
    if (graph.stopped !== stopped || !state.graphs.has(graph.id)) return;
    if (graph.status === STATUS.stopped) {
      graph.stopped = undefined;
      beginJob(state, graph, planStart, {});
    } else {
      state.scheduler.after(MINUTE_MS, onTime);
    }
  };
  state.scheduler.at(stopped + WEEK_MS, onTime);
}

function backedUpData(state: ServiceState, graph: Graph, backupId: string | undefined): GraphData | undefined {
  if (backupId === undefined) return undefined;
  const backup = findBackup(state, graph.id, backupId);
  if (backup.status !== "success") throw badRequest("GES.7040", "Failed to back up a graph.");
  return backup.data.get();
}
