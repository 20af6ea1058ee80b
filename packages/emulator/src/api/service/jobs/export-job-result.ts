import { existsSync } from "node:fs";
import { join } from "node:path";
import { badRequest } from "../../../errors/service-error.ts";
import type { ServiceJob } from "../../../jobs/service-job.ts";
import { DIALECT } from "../../../object-storage/csv/dialect.ts";
import { writeLine } from "../../../object-storage/csv/write-line.ts";
import { exportLines, type Paging } from "../../../object-storage/export-files.ts";
import { checkFileName, folderAt } from "../../../object-storage/object-storage.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";
import { outputs } from "./jobs.ts";

export const jobResultOperations = {
  exportJobResult(state, { graph_name, job_id: jobId, body }) {
    const graph = graphInService(state, graph_name, "GES.8011");
    const { exportPath, fileName = jobId, paginate = {}, erase = true } = body;
    const job = graph.jobs.get(jobId);
    if (!job) throw badRequest("GES.8301", `can not find job, jobId is ${jobId}`);
    const write = prepareResultFile(state, job, { exportPath, fileName, paginate });
    const request = { exportPath, fileName, paginate, erase };
    const answer = beginServiceJob(state, graph, { jobType: 1, request, isUnstoppable: true }, async (signal) => {
      await write(signal);
      signal.throwIfAborted();
      if (erase) graph.jobs.delete(jobId);
    });
    return { jobId: answer.jobId };
  },
} satisfies Partial<ServiceHandlers>;

/** Finds the place for the result of a job; the returned function writes it there. */
export function prepareResultFile(
  state: ServiceState,
  { id, result }: ServiceJob,
  { exportPath, fileName, paginate }: { exportPath: string; fileName: string; paginate: Paging },
): (signal: AbortSignal) => Promise<void> {
  if (result === undefined) throw badRequest("GES.8011", `job [${id}] has no result to export`);
  checkFileName(fileName, "fileName");
  const folder = folderAt(state.storage, exportPath, "exportPath");
  if (existsSync(join(folder.location, fileName)))
    throw badRequest("GES.8011", `fileName [${fileName}] already exists`);
  return async (signal) => {
    const everything = outputs(result, { limit: Number.POSITIVE_INFINITY });
    await exportLines(folder, fileName, resultLines(everything), paginate, signal);
  };
}

const ABOUT_THE_PAGE = new Set(["data_return_size", "data_offset"]);

/** Lines of a result file: single values first, after `#`, then lists, one entry per line. */
function* resultLines(result: object): Iterable<string> {
  if ("columns" in result && "data" in result) {
    yield* statementLines(result.columns, result.data);
    return;
  }
  const entries = Object.entries(result).filter(([name]) => !ABOUT_THE_PAGE.has(name));
  for (const [name, value] of entries) if (!Array.isArray(value)) yield `#${name}: ${asText(value)}`;
  for (const [name, value] of entries) {
    if (!Array.isArray(value)) continue;
    yield `#${name}:`;
    for (const entry of value) yield writeLine(fieldsOf(entry).map(asText), DIALECT);
  }
}

/** Lines of the result of a statement: the columns, then the row of each record. */
function* statementLines(columns: unknown, records: unknown): Iterable<string> {
  yield `#columns: ${writeLine(listOf(columns).map(asText), DIALECT)}`;
  yield "#data:";
  for (const record of listOf(records)) {
    const row = typeof record === "object" && record !== null && "row" in record ? listOf(record.row) : [record];
    yield writeLine(row.map(asText), DIALECT);
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** An entry is a path, an object with one key that is an ID, or an object with the same keys as the others. */
function fieldsOf(entry: unknown): unknown[] {
  if (Array.isArray(entry)) return entry;
  if (typeof entry !== "object" || entry === null) return [entry];
  const entries = Object.entries(entry);
  return entries.length === 1 ? entries.flat() : entries.map(([, value]) => value);
}

function asText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
