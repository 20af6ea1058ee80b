import { notEmulated } from "../../../errors/service-error.ts";
import { outcomeOf } from "../../../jobs/imported-file.ts";
import { prepareExport } from "../../../object-storage/export.ts";
import { type Import, prepareImport } from "../../../object-storage/import.ts";
import { type Graph, STATUS } from "../../../state/graph.ts";
import type { NewGraph } from "../../../state/graph-settings.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginJob } from "../common/begin-job.ts";
import { findGraph } from "../common/find-graph.ts";
import { noteImport } from "../common/imported-files.ts";
import type { Planner } from "../common/job-plan.ts";
import { requireRunning } from "../common/require-status.ts";
import type { HandlersV2, ManagementHandlers } from "../described.ts";

/** The operations on what goes into a graph and out of it, as API v1.0 names their fields. */
export const dataOperations = {
  importGraph(state, { graphId, body }) {
    const graph = findGraph(state, graphId);
    requireRunning(graph);
    const source = prepareImport(state.storage, body);
    const input = { isOffline: body.offline === true };
    const task = { files: source.files, run: (signal: AbortSignal) => importInto(graph, source, signal) };
    const job = beginJob(state, graph, planImport, input, task);
    noteImport(state, graph, job);
    return { jobId: job.id };
  },

  exportGraph(state, { graphId, body }) {
    const graph = findGraph(state, graphId);
    requireRunning(graph);
    const target = prepareExport(state.storage, body);
    const job = beginJob(
      state,
      graph,
      planExport,
      {},
      {
        async run(signal) {
          await target.run(graph.data, signal);
          return "success";
        },
      },
    );
    return { jobId: job.id };
  },
} satisfies Partial<ManagementHandlers>;

export const planImport: Planner<{ isOffline: boolean }> = (_world, _graph, { isOffline }) => ({
  name: "ImportGraph",
  during: STATUS.importing,
  after: STATUS.running,
  locksGraph: isOffline,
});

export const planExport: Planner<object> = () => ({
  name: "ExportGraph",
  during: STATUS.exporting,
  after: STATUS.running,
});

/** Data operations of API v2. */
export const dataOperationsV2 = {
  /** Splits what it exports unless the request says otherwise, as newer versions of the service do. */
  exportGraph: (state, { body, ...input }) =>
    dataOperations.exportGraph(state, { ...input, body: { ...body, paginate: { enable: true, ...body.paginate } } }),
} satisfies Partial<HandlersV2>;

/** Reads the files of an import into a graph. */
export async function importInto({ data }: Graph, source: Import, signal: AbortSignal) {
  await source.run(data, signal);
  return outcomeOf(source.files);
}

/** Finds the files that a new graph is to be made of. */
export function prepareDataSource(
  state: ServiceState,
  { type, parameters }: NonNullable<NewGraph["dataSource"]>,
): Import {
  if (type !== "OBS") throw notEmulated(`dataSource.type [${type}] is not emulated; use OBS.`);
  const { parallelEdge, ...options } = parameters;
  // Version 1.0.0 of the vendor's page sends the action alone.
  const rule = typeof parallelEdge === "string" ? { action: parallelEdge } : parallelEdge;
  return prepareImport(state.storage, { ...options, ...(rule && { parallelEdge: rule }) });
}
