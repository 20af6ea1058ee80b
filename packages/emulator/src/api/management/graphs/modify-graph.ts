import { GraphData } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../../../errors/service-error.ts";
import { STATUS } from "../../../state/graph.ts";
import { edgesOf, requireScalable } from "../../../state/graph-sizes.ts";
import { beginJob } from "../common/begin-job.ts";
import { findGraph, findGraphOr } from "../common/find-graph.ts";
import type { Planner } from "../common/job-plan.ts";
import { refuseBackingUp, refuseDeleting, requireRunning } from "../common/require-status.ts";
import type { ManagementHandlers } from "../described.ts";
import { compareVersions } from "./compare-versions.ts";
import { requireRoom } from "./quotas.ts";

/** The operations that make a graph another one while it stays, as API v1.0 names their fields. */
export const changeOperations = {
  upgradeGraph(state, { graphId, body }) {
    const graph = findGraphOr("GES.8011", state, graphId);
    const { upgradeVersion, forceUpgrade } = body;
    requireRunning(graph);
    if (compareVersions(upgradeVersion, graph.version) <= 0) {
      throw badRequest("GES.7036", `The target version is earlier than the current version, ${graph.version}.`);
    }
    if (forceUpgrade) {
      for (const job of graph.jobs.values()) job.fail("The graph was upgraded by force.", state.scheduler.now());
    }
    const job = beginJob(state, graph, planUpgrade, { version: upgradeVersion });
    return { jobId: job.id };
  },

  resizeGraph(state, { graphId, body }) {
    const graph = findGraphOr("GES.8012", state, graphId);
    const { graphSizeTypeIndex: size } = body.resize;
    requireRunning(graph);
    requireScalable(graph.size);
    if (graph.expanded !== undefined) {
      throw badRequest("GES.7056", "The graph of the current flavor cannot be scaled out. It was expanded.");
    }
    const more = edgesOf(size) - edgesOf(graph.size);
    if (more <= 0) {
      throw badRequest("GES.7057", "Invalid graph flavor for scale-out. graphSizeTypeIndex must be a larger size.");
    }
    requireRoom(state, { graphs: 0, edges: more });
    const job = beginJob(state, graph, planResize, { size });
    return { jobId: job.id };
  },

  expandGraph(state, { graphId, body }) {
    const graph = findGraph(state, graphId);
    const replicas = Number(body.expand.replication);
    refuseBackingUp(graph);
    refuseDeleting(graph);
    if (graph.status !== STATUS.running) throw badRequest("GES.7015", "The graph is not running or stopped.");
    requireScalable(graph.size);
    // The vendor's example sends 1, which a graph that was never expanded has already.
    if (replicas < graph.replicas) {
      throw badRequest("GES.7016", `The request is invalid. replication must be ${graph.replicas} or more.`);
    }
    const job = beginJob(state, graph, planExpansion, { replicas });
    return { jobId: job.id };
  },

  clearGraph(state, { graphId, clearMetadata }) {
    const graph = findGraphOr("GES.8012", state, graphId);
    requireRunning(graph);
    const job = beginJob(state, graph, planClearing, { clearMetadata: clearMetadata === true });
    return { jobId: job.id };
  },
} satisfies Partial<ManagementHandlers>;

export const planUpgrade: Planner<{ version: string }> = (_world, graph, { version }) => ({
  name: "UpgradeGraph",
  during: STATUS.upgrading,
  rollback: STATUS.rollingBack,
  after: STATUS.running,
  onSuccess: () => {
    graph.version = version;
  },
});

export const planResize: Planner<{ size: string }> = (state, graph, { size }) => ({
  name: "ResizeGraph",
  during: [STATUS.preparingResize, STATUS.resizing],
  rollback: STATUS.rollingResizeBack,
  after: STATUS.running,
  onSuccess: () => {
    graph.originalSize = graph.size;
    graph.size = size;
    graph.resized = state.scheduler.now();
  },
});

export const planExpansion: Planner<{ replicas: number }> = (state, graph, { replicas }) => ({
  name: "ExpandGraph",
  during: [STATUS.preparingExpansion, STATUS.expanding],
  after: STATUS.running,
  onSuccess: () => {
    graph.replicas = replicas;
    graph.expanded = state.scheduler.now();
  },
});

export const planClearing: Planner<{ clearMetadata: boolean }> = (_world, graph, { clearMetadata }) => ({
  name: "ClearGraph",
  during: STATUS.clearing,
  after: STATUS.running,
  onSuccess: () => {
    graph.data = clearMetadata ? new GraphData() : emptied(graph.data);
    graph.importJobs = [];
  },
});

/** The indexes of a graph without its vertices and edges. */
function emptied(data: GraphData): GraphData {
  const empty = new GraphData();
  for (const index of data.indexes()) empty.addIndex(index);
  return empty;
}
