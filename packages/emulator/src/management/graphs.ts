import { refuse } from "../refusal.ts";
import { timestamp } from "../state/agenda.ts";
import { type Graph, STATUS } from "../state/graph.ts";
import { GraphData } from "../state/graph-data.ts";
import type { World } from "../state/world.ts";
import { beginJob, failEverything } from "./begin-job.ts";
import { findGraph } from "./find.ts";
import { type ManagementInput, pageOf } from "./input.ts";

/** The operations on graphs, as API v1.0 names their fields. */
export const graphOperations = {
  createGraph(world: World, { body }: ManagementInput) {
    const { name, dataSource, ...settings } = (body as { graph: { name: string; dataSource?: unknown } }).graph;
    if (world.graphNamed(name)) throw refuse("GES.7013", "The graph name already exists.");
    if (dataSource !== undefined) {
      throw refuse("GES.7017", "The object does not exist. This emulator has no object storage to import from.");
    }
    const now = world.agenda.now();
    const graph: Graph = {
      id: world.newId(),
      name,
      settings,
      created: now,
      updated: now,
      status: STATUS.preparing,
      data: new GraphData(),
      jobs: new Map(),
      work: undefined,
    };
    world.graphs.set(graph.id, graph);
    beginJob(world, graph, { name: "CreateGraph", during: STATUS.preparing, after: STATUS.running });
    return { id: graph.id, name };
  },

  listGraphs(world: World, input: ManagementInput) {
    const graphs = [...world.graphs.values()];
    return { graphCount: graphs.length, graphs: pageOf(graphs, input).map((graph) => shown(world, graph)) };
  },

  showGraph(world: World, { graphId }: ManagementInput) {
    return { graph: shown(world, findGraph(world, graphId)) };
  },

  stopGraph(world: World, { graphId }: ManagementInput) {
    const graph = findGraph(world, graphId);
    refuseBusy(graph);
    if (graph.status !== STATUS.running) throw refuse("GES.7001", "The graph is not running.");
    for (const job of graph.jobs.values()) job.fail("The graph was stopped.", world.agenda.now());
    const job = beginJob(world, graph, { name: "StopGraph", during: STATUS.stopping, after: STATUS.stopped });
    return { jobId: job.id };
  },

  startGraph(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraph(world, graphId);
    if (graph.status !== STATUS.stopped) throw refuse("GES.7015", "The graph is not running or stopped.");
    const data = backedUpData(world, graph, body?.["graphBackupId"]);
    const job = beginJob(world, graph, {
      name: "StartGraph",
      during: STATUS.starting,
      after: STATUS.running,
      onSuccess: () => {
        if (data) graph.data = data.copy();
      },
    });
    return { jobId: job.id };
  },

  restartGraph(world: World, { graphId }: ManagementInput) {
    const graph = findGraph(world, graphId);
    if (graph.status === STATUS.stopped || graph.status === STATUS.preparing) {
      throw refuse("GES.7016", "The request is invalid.");
    }
    failEverything(world, graph, "The graph was restarted by force.");
    const job = beginJob(world, graph, { name: "RestartGraph", during: STATUS.starting, after: STATUS.running });
    return { jobId: job.id };
  },

  deleteGraph(world: World, { graphId, keepBackup }: ManagementInput) {
    const graph = findGraph(world, graphId);
    if (graph.status === STATUS.preparing) throw refuse("GES.7042", "The graph is being created.");
    refuseBusy(graph);
    failEverything(world, graph, "The graph was deleted.");
    const job = beginJob(world, graph, {
      name: "DeleteGraph",
      during: STATUS.stopping,
      after: STATUS.stopped,
      onSuccess: () => {
        world.graphs.delete(graph.id);
        for (const backup of world.backups.values()) {
          if (backup.graph.id === graph.id && !keepBackup) world.backups.delete(backup.id);
        }
      },
    });
    return { jobId: job.id };
  },
};

function refuseBusy({ status }: Graph): void {
  if (status === STATUS.backingUp) throw refuse("GES.7002", "The graph is being backed up.");
}

function backedUpData(world: World, graph: Graph, backupId: unknown): GraphData | undefined {
  if (backupId === undefined) return undefined;
  const backup = world.backups.get(String(backupId));
  if (backup?.graph.id !== graph.id) {
    throw refuse("GES.7024", "The graph backup does not exist or has been deleted.");
  }
  if (backup.status !== "success") throw refuse("GES.7040", "Failed to back up a graph.");
  return backup.data;
}

const SETTINGS_SHOWN = ["graphSizeTypeIndex", "vpcId", "subnetId", "securityGroupId"] as const;

function shown(world: World, graph: Graph) {
  const { id, name, settings, status, created, updated } = graph;
  return {
    id,
    name,
    createdBy: "emulator",
    isMultiAz: settings["enableMultiAz"] === true,
    regionCode: "emulator",
    azCode: "emulator-a",
    dataStoreVersion: "2.3.17",
    status,
    ...(status === STATUS.preparing && { actionProgress: progress(world, graph) }),
    ...Object.fromEntries(SETTINGS_SHOWN.map((field) => [field, settings[field]])),
    arch: settings["arch"] ?? "x86_64",
    replication: 1,
    created: timestamp(created),
    updated: timestamp(updated),
    encrypted: (settings["encryption"] as { enable?: boolean } | undefined)?.enable === true,
  };
}

/** Percentage of the creation that is done. */
function progress({ agenda, jobDurationMs }: World, { created }: Graph): string {
  const done = jobDurationMs === 0 ? 1 : (agenda.now() - created) / jobDurationMs;
  return String(Math.min(99, Math.floor(done * 100)));
}
