import type { ImportedFile } from "../../../jobs/imported-file.ts";
import type { ManagementJob } from "../../../jobs/management-job.ts";
import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";

/** Notes that a job imports files into a graph. Earlier jobs are forgotten when it reads all of their files again. */
export function noteImport({ jobs }: ServiceState, graph: Graph, job: ManagementJob): void {
  const paths = new Set(pathsOf(job));
  const others = (graph.importJobs ?? []).filter((id) => pathsOf(jobs.get(id)).some((path) => !paths.has(path)));
  graph.importJobs = [...others, job.id];
}

/** Representation of the files that were imported into a graph, each with the job that read it last. */
export function importedFilesJson({ jobs }: ServiceState, { importJobs = [] }: Graph) {
  const ended = importJobs.flatMap((id) => jobs.get(id) ?? []).filter((job) => job.ended !== undefined);
  const filesOf = (kind: "schema" | "vertices" | "edges") =>
    new Map(ended.flatMap((job) => (job.files?.[kind] ?? []).map((file) => [file.path, fileJson(job, file)])));
  return {
    ...listed("schemaPath", filesOf("schema")),
    ...listed("edgesetPath", filesOf("edges")),
    ...listed("vertexsetPath", filesOf("vertices")),
  };
}

type Files = ReadonlyMap<string, ReturnType<typeof fileJson>>;

function listed<Name extends string>(name: Name, files: Files): { [Field in Name]?: ReturnType<typeof fileJson>[] } {
  const field: { [Field in Name]?: ReturnType<typeof fileJson>[] } = {};
  if (files.size > 0) field[name] = [...files.values()];
  return field;
}

function fileJson(job: ManagementJob, { path, status }: ImportedFile) {
  return { path, jobId: job.id, status };
}

function pathsOf(job: ManagementJob | undefined): string[] {
  const { schema = [], vertices = [], edges = [] } = job?.files ?? {};
  return [...schema, ...vertices, ...edges].map(({ path }) => path);
}
