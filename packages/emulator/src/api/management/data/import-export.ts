import type { ParallelEdges } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../../../errors/service-error.ts";
import { isComplete } from "../../../jobs/imported-file.ts";
import { type ExportOptions, prepareExport } from "../../../object-storage/export.ts";
import { type Import, type ImportOptions, prepareImport } from "../../../object-storage/import.ts";
import { storageOf } from "../../../object-storage/object-storage.ts";
import { type Graph, STATUS } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginJob } from "../common/begin-job.ts";
import { findGraph } from "../common/find-graph.ts";
import type { ManagementInput } from "../common/input.ts";
import type { Planner } from "../common/job-plan.ts";
import { requireRunning } from "../common/require-status.ts";

/** The operations on what goes into a graph and out of it, as API v1.0 names their fields. */
export const dataOperations = {
  importGraph(state: ServiceState, { graphId, body }: ManagementInput) {
    const graph = findGraph(state, graphId);
    requireRunning(graph);
    const options = body as ImportOptions & { offline?: boolean };
    const source = prepareImport(storageOf(state), options);
    const input = { isOffline: options.offline === true };
    const task = { files: source.files, run: (signal: AbortSignal) => importInto(graph, source, signal) };
    const job = beginJob(state, graph, planImport, input, task);
    return { jobId: job.id };
  },

  exportGraph(state: ServiceState, { graphId, body }: ManagementInput) {
    const graph = findGraph(state, graphId);
    requireRunning(graph);
    const target = prepareExport(storageOf(state), body as unknown as ExportOptions);
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
};

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

/** Splits what it exports unless it is told not to, as newer versions of the service do. */
export function exportGraphInParts(state: ServiceState, { body, ...input }: ManagementInput) {
  const paginate = { enable: true, ...(body?.["paginate"] as object | undefined) };
  return dataOperations.exportGraph(state, { ...input, body: { ...body, paginate } });
}

/** Reads the files of an import into a graph. */
export async function importInto({ data }: Graph, source: Import, signal: AbortSignal) {
  await source.run(data, signal);
  return isComplete(source.files) ? "success" : "partiallyFailed";
}

/** Finds the files that a new graph is to be made of. */
export function prepareDataSource(state: ServiceState, { type, parameters }: DataSource): Import {
  if (type !== "OBS")
    throw badRequest("GES.7016", `The request is invalid. dataSource.type [${type}] is not emulated.`);
  const { parallelEdge, ...options } = parameters;
  // Version 1.0.0 of the vendor's page sends the action alone.
  const rule = typeof parallelEdge === "string" ? { action: parallelEdge } : parallelEdge;
  return prepareImport(storageOf(state), { ...options, ...(rule && { parallelEdge: rule }) });
}

/** Where the data of a new graph comes from. */
export interface DataSource {
  readonly type: string;
  readonly parameters: Omit<ImportOptions, "parallelEdge"> & {
    readonly parallelEdge?: ImportOptions["parallelEdge"] | ParallelEdges["action"];
  };
}
