import type { GraphData } from "@ges-sdk/graph-engine/graph";
import { ObservableMap } from "../collections/observable-map.ts";
import type { RunningJobState, TaskOutcome } from "../jobs/running-job.ts";
import type { ServiceJob } from "../jobs/service-job.ts";
import type { Graph } from "../state/graph.ts";
import type { HygGraph } from "../state/hyg-graph.ts";
import type { DataRows } from "./data-rows.ts";

/** Work of a graph, as it is kept. Its data is a number. */
export interface RunningJobRecord extends RunningJobState {
  readonly jobId: string;
  readonly input: { readonly data?: number };
  readonly outcome?: TaskOutcome;
}

interface GraphRecord extends Omit<Graph, "data" | "hyg" | "jobs" | "assetsJob" | "applications" | "work"> {
  readonly data: number;
  readonly hyg?: Omit<HygGraph, "data"> & { readonly data: number };
  readonly applications: readonly string[];
  readonly assetsJobId?: string;
  readonly work?: RunningJobRecord;
}

/** A graph without its data and its jobs, which are kept in rows of their own. */
export function graphRecord({ data, hyg, jobs, assetsJob, applications, work, ...fields }: Graph, rows: DataRows) {
  return {
    ...fields,
    data: rows.idOf(data),
    hyg: hyg && { ...hyg, data: rows.idOf(hyg.data) },
    applications: [...applications],
    assetsJobId: assetsJob?.id,
    work: work && {
      jobId: work.job.id,
      input: withNumbers(work.input, rows),
      pace: work.pace,
      isToFail: work.isToFail,
      polls: work.polls,
      outcome: work.outcome,
    },
  };
}

/** A graph as it was, except for its work, which is to be resumed. */
export function graphFrom(record: unknown, rows: DataRows, jobs: ReadonlyMap<string, ServiceJob>) {
  const { data, hyg, applications, assetsJobId, work, ...fields } = record as GraphRecord;
  const assetsJob = assetsJobId === undefined ? undefined : jobs.get(assetsJobId);
  const graph: Graph = {
    ...fields,
    data: rows.read(data),
    ...(hyg && { hyg: { ...hyg, data: rows.read(hyg.data) } }),
    jobs: new ObservableMap<ServiceJob>(jobs),
    applications: new Set(applications),
    ...(assetsJob && { assetsJob }),
    work: undefined,
  };
  return { graph, work };
}

/** Input of a job, with its data. */
export function inputFrom({ data, ...input }: RunningJobRecord["input"], rows: DataRows): object {
  return { ...input, ...(data !== undefined && { data: rows.read(data) }) };
}

/** Data that a graph needs: its own, HyG's, and that which its running work will give it. */
export function dataUsedBy({ data, hyg, work }: Graph): GraphData[] {
  const { data: next } = (work?.input ?? {}) as { readonly data?: GraphData };
  return [data, hyg?.data, next].filter((used) => used !== undefined);
}

function withNumbers(input: object, rows: DataRows): object {
  const { data, ...rest } = input as { readonly data?: GraphData };
  return { ...rest, ...(data && { data: rows.idOf(data) }) };
}
