import { RESTARTED } from "../management/begin-job.ts";
import { startByItself } from "../management/graphs.ts";
import { resumeWork } from "../management/resume-work.ts";
import type { Backup } from "../state/backup.ts";
import type { Graph } from "../state/graph.ts";
import type { ManagementJob } from "../state/management-job.ts";
import type { Metadata } from "../state/metadata.ts";
import type { Register } from "../state/register.ts";
import { ServiceJob } from "../state/service-job.ts";
import type { World } from "../state/world.ts";
import type { DataRows } from "./data-rows.ts";
import { graphFrom, inputFrom, type WorkRecord } from "./graph-record.ts";
import { serviceJobKind } from "./kinds.ts";
import type { Records } from "./records.ts";
import { serviceJobState } from "./service-job-record.ts";
import type { WorldState } from "./world-state.ts";

/** Fills an empty world with what is kept; the function that comes back lets its jobs go on. */
export function load(records: Records, rows: DataRows, world: World, tokens: Register<number>): () => void {
  loadState(records, world);
  for (const { id, value } of records.read("token")) tokens.set(id, value as number);
  for (const { id, value } of records.read("eip")) world.eips.set(id, value as string);
  for (const { id, value } of records.read("metadata")) world.metadatas.set(id, value as Metadata);
  for (const { value } of records.read("job")) world.jobs.add(value as ManagementJob);
  for (const { id, value } of records.read("backup")) {
    const { data, ...fields } = value as Omit<Backup, "data"> & { readonly data: number };
    world.backups.set(id, { ...fields, data: rows.read(data) });
  }
  const resumptions: (() => void)[] = [];
  for (const { id, value } of records.read("graph")) {
    const { graph, work } = graphFrom(value, rows, serviceJobs(records, id, world));
    world.graphs.set(id, graph);
    resumptions.push(() => resume(world, rows, graph, work));
  }
  return () => {
    for (const resumption of resumptions) resumption();
  };
}

function loadState(records: Records, world: World): void {
  for (const { value } of records.read("state")) {
    const { aheadMs, randomness, addressCount } = value as WorldState;
    world.agenda.aheadMs = aheadMs;
    world.addressCount = addressCount;
    // The sequence goes on, or IDs would come a second time.
    if (world.randomness.state !== undefined && randomness !== undefined) world.randomness.state = randomness;
  }
}

function serviceJobs(records: Records, graphId: string, { agenda }: World): Map<string, ServiceJob> {
  const jobs = new Map<string, ServiceJob>();
  for (const { id, value } of records.read(serviceJobKind(graphId).name)) {
    jobs.set(id, ServiceJob.broughtBack(serviceJobState(value), agenda));
  }
  return jobs;
}

function resume(world: World, rows: DataRows, graph: Graph, work: WorkRecord | undefined): void {
  for (const job of graph.jobs.values()) if (!job.isDone) job.fail(RESTARTED, world.agenda.now());
  if (graph.stopped !== undefined) startByItself(world, graph, graph.stopped);
  const job = work && world.jobs.get(work.jobId);
  if (job) resumeWork(world, graph, job, { ...work, input: inputFrom(work.input, rows) }, work.outcome);
}
