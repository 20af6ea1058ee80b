import type { IssuedToken } from "../access/access.ts";
import { RESTARTED } from "../api/management/common/begin-job.ts";
import { startByItself } from "../api/management/graphs/graphs.ts";
import { resumeGraphJob } from "../api/management/resume-graph-job.ts";
import type { ObservableMap } from "../collections/observable-map.ts";
import type { ManagementJob } from "../jobs/management-job.ts";
import { ServiceJob } from "../jobs/service-job.ts";
import type { Backup } from "../state/backup.ts";
import type { Graph } from "../state/graph.ts";
import type { Metadata } from "../state/metadata.ts";
import type { ServiceState } from "../state/service-state.ts";
import type { DataRows } from "./data-rows.ts";
import { graphFrom, inputFrom, type RunningJobRecord } from "./graph-record.ts";
import { serviceJobKind } from "./record-kinds.ts";
import type { Records } from "./records.ts";
import { serviceJobState } from "./service-job-record.ts";
import type { ServiceStateRecord } from "./service-state-record.ts";

/** Fills an empty state from the records; the returned function resumes its jobs. */
export function load(
  records: Records,
  rows: DataRows,
  state: ServiceState,
  tokens: ObservableMap<IssuedToken>,
): () => void {
  loadState(records, state);
  for (const { id, value } of records.read("token")) tokens.set(id, value as IssuedToken);
  for (const { id, value } of records.read("eip")) state.eips.set(id, value as string);
  for (const { id, value } of records.read("metadata")) state.metadatas.set(id, value as Metadata);
  for (const { value } of records.read("job")) state.jobs.add(value as ManagementJob);
  for (const { id, value } of records.read("backup")) {
    const { data, vertexCount, edgeCount, ...fields } = value as BackupRecord;
    state.backups.set(id, { ...fields, data: rows.readLater(data, vertexCount, edgeCount) });
  }
  const resumptions: (() => void)[] = [];
  for (const { id, value } of records.read("graph")) {
    const { graph, work } = graphFrom(value, rows, serviceJobs(records, id, state));
    state.graphs.set(id, graph);
    resumptions.push(() => resume(state, rows, graph, work));
  }
  return () => {
    for (const resumption of resumptions) resumption();
  };
}

interface BackupRecord extends Omit<Backup, "data"> {
  readonly data: number;
  /** Missing in folders of format 1. */
  readonly vertexCount?: number;
  readonly edgeCount?: number;
}

function loadState(records: Records, state: ServiceState): void {
  for (const { value } of records.read("state")) {
    const { aheadMs, randomness, addressCount } = value as ServiceStateRecord;
    state.scheduler.aheadMs = aheadMs;
    state.addressCount = addressCount;
    // The sequence continues, or IDs would repeat.
    if (state.randomness.state !== undefined && randomness !== undefined) state.randomness.state = randomness;
  }
}

function serviceJobs(records: Records, graphId: string, { scheduler }: ServiceState): Map<string, ServiceJob> {
  const jobs = new Map<string, ServiceJob>();
  for (const { id, value } of records.read(serviceJobKind(graphId).name)) {
    jobs.set(id, ServiceJob.restored(serviceJobState(value), scheduler));
  }
  return jobs;
}

function resume(state: ServiceState, rows: DataRows, graph: Graph, work: RunningJobRecord | undefined): void {
  for (const job of graph.jobs.values()) if (!job.isDone) job.fail(RESTARTED, state.scheduler.now());
  if (graph.stopped !== undefined) startByItself(state, graph, graph.stopped);
  const job = work && state.jobs.get(work.jobId);
  if (job) resumeGraphJob(state, graph, job, { ...work, input: inputFrom(work.input, rows) }, work.outcome);
}
