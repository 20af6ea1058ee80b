import { refuse } from "../refusal.ts";
import { type Graph, STATUS } from "../state/graph.ts";
import type { World } from "../state/world.ts";
import { type ExportOptions, prepareExport } from "../storage/export.ts";
import { type Import, type ImportOptions, prepareImport } from "../storage/import.ts";
import { isComplete } from "../storage/imported-file.ts";
import { storageOf } from "../storage/object-storage.ts";
import { beginJob, type Planner } from "./begin-job.ts";
import { findGraph } from "./find.ts";
import type { ManagementInput } from "./input.ts";
import { requireRunning } from "./states.ts";

/** The operations on what goes into a graph and out of it, as API v1.0 names their fields. */
export const dataOperations = {
  importGraph(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraph(world, graphId);
    requireRunning(graph);
    const options = body as ImportOptions & { offline?: boolean };
    const source = prepareImport(storageOf(world), options);
    const input = { isOffline: options.offline === true };
    const task = { files: source.files, run: (signal: AbortSignal) => importInto(graph, source, signal) };
    const job = beginJob(world, graph, planImport, input, task);
    return { jobId: job.id };
  },

  exportGraph(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraph(world, graphId);
    requireRunning(graph);
    const target = prepareExport(storageOf(world), body as unknown as ExportOptions);
    const job = beginJob(
      world,
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
export function exportGraphInParts(world: World, { body, ...input }: ManagementInput) {
  const paginate = { enable: true, ...(body?.["paginate"] as object | undefined) };
  return dataOperations.exportGraph(world, { ...input, body: { ...body, paginate } });
}

/** Reads the files of an import into a graph. */
export async function importInto({ data }: Graph, source: Import, signal: AbortSignal) {
  await source.run(data, signal);
  return isComplete(source.files) ? "success" : "partiallyFailed";
}

/** Finds the files that a new graph is to be made of. */
export function prepareDataSource(world: World, { type, parameters }: DataSource): Import {
  if (type !== "OBS") throw refuse("GES.7016", `The request is invalid. dataSource.type [${type}] is not emulated.`);
  for (const name of ["schemaPath", "edgesetPath"] as const) {
    if (parameters[name] === undefined) throw refuse("GES.7016", `The request is invalid. ${name} is missing.`);
  }
  return prepareImport(storageOf(world), parameters);
}

/** Where the data of a new graph comes from. */
export interface DataSource {
  readonly type: string;
  readonly parameters: ImportOptions;
}
