import { refuse } from "../refusal.ts";
import { type Graph, type GraphStatus, STATUS } from "../state/graph.ts";
import type { GraphData } from "../state/graph-data.ts";
import type { World } from "../state/world.ts";
import { discardBackups, findBackup } from "./backups.ts";
import { beginJob, failEverything, type Planner } from "./begin-job.ts";
import { createGraph } from "./create-graph.ts";
import { findGraph } from "./find.ts";
import type { ManagementInput } from "./input.ts";
import { isDatabaseEdition } from "./sizes.ts";
import { refuseDeleting, requireRunning, requireRunningOrStopped } from "./states.ts";

/** The operations on the life of graphs, as API v1.0 names their fields. */
export const graphOperations = {
  createGraph,

  stopGraph(world: World, { graphId }: ManagementInput) {
    const graph = findGraph(world, graphId);
    requireRunning(graph);
    if (isDatabaseEdition(graph.size)) {
      throw refuse("GES.7048", "Invalid graph operation. A graph of the database edition cannot be stopped.");
    }
    for (const job of graph.jobs.values()) job.fail("The graph was stopped.", world.agenda.now());
    return { jobId: beginJob(world, graph, planStop, {}).id };
  },

  startGraph(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraph(world, graphId);
    if (graph.status !== STATUS.stopped) throw refuse("GES.7015", "The graph is not running or stopped.");
    const data = backedUpData(world, graph, body?.["graphBackupId"]);
    graph.stopped = undefined;
    return { jobId: beginJob(world, graph, planStart, { ...(data && { data }) }).id };
  },

  restartGraph(world: World, { graphId }: ManagementInput) {
    const graph = findGraph(world, graphId);
    refuseDeleting(graph);
    if (NOT_RESTARTED.has(graph.status)) throw refuse("GES.7016", "The request is invalid.");
    failEverything(world, graph, "The graph was restarted by force.");
    graph.stopped = undefined;
    return { jobId: beginJob(world, graph, planRestart, {}).id };
  },

  deleteGraph(world: World, { graphId, keepBackup = false, deleteEip = false }: ManagementInput) {
    const graph = findGraph(world, graphId);
    const { status } = graph;
    if (!OUT_OF_ORDER.has(status)) requireRunningOrStopped(graph);
    failEverything(world, graph, "The graph was deleted.");
    return { jobId: beginJob(world, graph, planDeletion, { status, keepBackup, deleteEip }).id };
  },
};

const NOT_RESTARTED = new Set<string>([STATUS.stopped, STATUS.preparing, STATUS.creationFailed, STATUS.frozen]);

const OUT_OF_ORDER = new Set<string>([STATUS.faulty, STATUS.creationFailed, STATUS.frozen]);

export const planStop: Planner<object> = (world, graph) => ({
  name: "StopGraph",
  during: STATUS.stopping,
  after: STATUS.stopped,
  afterFailure: STATUS.running,
  onSuccess: () => {
    graph.stopped = world.agenda.now();
    startByItself(world, graph, graph.stopped);
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
  /** What the graph was before. */
  readonly status: GraphStatus;
  readonly keepBackup: boolean;
  readonly deleteEip: boolean;
}

export const planDeletion: Planner<Deletion> = (world, graph, { status, keepBackup, deleteEip }) => ({
  name: "DeleteGraph",
  during: STATUS.stopping,
  after: STATUS.deleted,
  afterFailure: status,
  onSuccess: () => {
    world.graphs.delete(graph.id);
    discardBackups(world, graph.id, keepBackup);
    if (deleteEip && graph.eipId !== undefined) world.eips.delete(graph.eipId);
  },
});

const WEEK_MS = 7 * 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** A stopped graph starts again by itself after a week; one that is being backed up then, when it is done. */
export function startByItself(world: World, graph: Graph, stopped: number): void {
  const onTime = () => {
    if (graph.stopped !== stopped || !world.graphs.has(graph.id)) return;
    if (graph.status === STATUS.stopped) {
      graph.stopped = undefined;
      beginJob(world, graph, planStart, {});
    } else {
      world.agenda.after(MINUTE_MS, onTime);
    }
  };
  world.agenda.at(stopped + WEEK_MS, onTime);
}

function backedUpData(world: World, graph: Graph, backupId: unknown): GraphData | undefined {
  if (backupId === undefined) return undefined;
  const backup = findBackup(world, graph.id, String(backupId));
  if (backup.status !== "success") throw refuse("GES.7040", "Failed to back up a graph.");
  return backup.data;
}
