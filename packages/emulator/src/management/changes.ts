import { refuse } from "../refusal.ts";
import { STATUS } from "../state/graph.ts";
import { GraphData } from "../state/graph-data.ts";
import type { World } from "../state/world.ts";
import { beginJob, type Planner } from "./begin-job.ts";
import { findGraph, findGraphOr } from "./find.ts";
import type { ManagementInput } from "./input.ts";
import { requireRoom } from "./quotas.ts";
import { edgesOf, requireScalable } from "./sizes.ts";
import { refuseBackingUp, refuseDeleting, requireRunning } from "./states.ts";
import { compareVersions } from "./versions.ts";

/** The operations that make a graph another one while it stays, as API v1.0 names their fields. */
export const changeOperations = {
  upgradeGraph(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraphOr("GES.8011", world, graphId);
    const { upgradeVersion, forceUpgrade } = body as { upgradeVersion: string; forceUpgrade?: boolean };
    requireRunning(graph);
    if (compareVersions(upgradeVersion, graph.version) <= 0) {
      throw refuse("GES.7036", `The target version is earlier than the current version, ${graph.version}.`);
    }
    if (forceUpgrade) {
      for (const job of graph.jobs.values()) job.fail("The graph was upgraded by force.", world.agenda.now());
    }
    const job = beginJob(world, graph, planUpgrade, { version: upgradeVersion });
    return { jobId: job.id };
  },

  resizeGraph(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraphOr("GES.8012", world, graphId);
    const { graphSizeTypeIndex: size } = (body as { resize: { graphSizeTypeIndex: string } }).resize;
    requireRunning(graph);
    requireScalable(graph.size);
    if (graph.expanded !== undefined) {
      throw refuse("GES.7056", "The graph of the current flavor cannot be scaled out. It was expanded.");
    }
    const more = edgesOf(size) - edgesOf(graph.size);
    if (more <= 0) {
      throw refuse("GES.7057", "Invalid graph flavor for scale-out. graphSizeTypeIndex must be a larger size.");
    }
    requireRoom(world, { graphs: 0, edges: more });
    const job = beginJob(world, graph, planResize, { size });
    return { jobId: job.id };
  },

  expandGraph(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraph(world, graphId);
    const { replication } = (body as { expand: { replication: string | number } }).expand;
    const replicas = 1 + Number(replication);
    refuseBackingUp(graph);
    refuseDeleting(graph);
    if (graph.status !== STATUS.running) throw refuse("GES.7015", "The graph is not running or stopped.");
    requireScalable(graph.size);
    if (replicas <= graph.replicas) {
      throw refuse("GES.7016", `The request is invalid. replication must be more than ${graph.replicas - 1}.`);
    }
    const job = beginJob(world, graph, planExpansion, { replicas });
    return { jobId: job.id };
  },

  clearGraph(world: World, { graphId, clearMetadata }: ManagementInput) {
    const graph = findGraphOr("GES.8012", world, graphId);
    requireRunning(graph);
    const job = beginJob(world, graph, planClearing, { clearMetadata: clearMetadata === true });
    return { jobId: job.id };
  },
};

export const planUpgrade: Planner<{ version: string }> = (_world, graph, { version }) => ({
  name: "UpgradeGraph",
  during: STATUS.upgrading,
  rollback: STATUS.rollingBack,
  after: STATUS.running,
  onSuccess: () => {
    graph.version = version;
  },
});

export const planResize: Planner<{ size: string }> = (world, graph, { size }) => ({
  name: "ResizeGraph",
  during: [STATUS.preparingResize, STATUS.resizing],
  rollback: STATUS.rollingResizeBack,
  after: STATUS.running,
  onSuccess: () => {
    graph.originalSize = graph.size;
    graph.size = size;
    graph.resized = world.agenda.now();
  },
});

export const planExpansion: Planner<{ replicas: number }> = (world, graph, { replicas }) => ({
  name: "ExpandGraph",
  during: [STATUS.preparingExpansion, STATUS.expanding],
  after: STATUS.running,
  onSuccess: () => {
    graph.replicas = replicas;
    graph.expanded = world.agenda.now();
  },
});

export const planClearing: Planner<{ clearMetadata: boolean }> = (_world, graph, { clearMetadata }) => ({
  name: "ClearGraph",
  during: STATUS.clearing,
  after: STATUS.running,
  onSuccess: () => {
    graph.data = clearMetadata ? new GraphData() : emptied(graph.data);
  },
});

/** The indexes of a graph without its vertices and edges. */
function emptied(data: GraphData): GraphData {
  const empty = new GraphData();
  for (const index of data.indexes()) empty.addIndex(index);
  return empty;
}
