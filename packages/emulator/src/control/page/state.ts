import type { ManagementJob } from "../../jobs/management-job.ts";
import type { ServiceJob } from "../../jobs/service-job.ts";
import { type Graph, STATUS } from "../../state/graph.ts";
import type { Projects } from "../../state/projects.ts";
import type { ServiceState } from "../../state/service-state.ts";
import type { Control } from "../control.ts";
import type { CountedFaultRule } from "../faults.ts";
import { version } from "../health.ts";
import type { JournalEntry } from "../journal.ts";
import { isDrawable } from "./drawing.ts";

/** A graph as the page shows it. */
export interface ShownGraph {
  readonly id: string;
  readonly name: string;
  /** Name of its status, for example `preparingResize`. */
  readonly status: string;
  readonly vertexCount: number;
  readonly edgeCount: number;
  /** Changes with its data. */
  readonly dataVersion: number;
  readonly isDrawable: boolean;
}

/** A job of either plane as the page shows it. */
export interface ShownJob {
  readonly id: string;
  readonly plane: "management" | "service";
  /** Task of the job, where that is known. */
  readonly task?: string;
  readonly graphName: string;
  readonly status: string;
  /** Progress from 0 to 1; not known for jobs of the service plane. */
  readonly progress?: number;
  readonly begun: string;
  readonly ended?: string;
  readonly failReason?: string;
}

/** All that the page shows, without secrets. */
export interface EmulatorState {
  readonly version: string;
  /** The time by the emulator's clock, in ISO 8601. */
  readonly now: string;
  readonly graphs: readonly ShownGraph[];
  /** The last 50 jobs, newest first. */
  readonly jobs: readonly ShownJob[];
  readonly faults: readonly CountedFaultRule[];
  /** Names of the snapshots. */
  readonly snapshots: readonly string[];
  /** The last 50 requests, newest first; bodies of more than 4 KiB are left out. */
  readonly requests: readonly JournalEntry[];
}

const MOST = 50;
const LONGEST_BODY = 4 * 1024;

/** State of the emulator. Reading it does not count as a poll of a job, so that watching changes nothing. */
export function stateOf({ states, scheduler }: Projects, control: Control): EmulatorState {
  scheduler.catchUp();
  return {
    version,
    now: control.clock.now().toISOString(),
    graphs: states.flatMap(({ graphs }) => Array.from(graphs.values(), shownGraph)),
    jobs: newestFirst(states.flatMap(newestJobs)),
    faults: control.faults.list(),
    snapshots: control.snapshots(),
    requests: control.requests().slice(-MOST).reverse().map(withoutLongBody),
  };
}

const STATUS_NAMES = new Map<string, string>(Object.entries(STATUS).map(([name, code]) => [code, name]));

function shownGraph({ id, name, status, data }: Graph): ShownGraph {
  const { vertexCount, edgeCount, version: dataVersion } = data;
  const statusName = STATUS_NAMES.get(status) as string;
  return { id, name, status: statusName, vertexCount, edgeCount, dataVersion, isDrawable: isDrawable(data) };
}

function newestJobs(state: ServiceState): ShownJob[] {
  const ofManagement = state.jobs.list({}, 0, MOST).page.map((job) => managementJob(state, job));
  const ofService = [...state.graphs.values()].flatMap(({ name, jobs }) =>
    [...jobs.values()]
      .slice(-MOST)
      .reverse()
      .map((job) => serviceJob(name, job)),
  );
  return newestFirst([...ofManagement, ...ofService]);
}

function newestFirst(jobs: readonly ShownJob[]): ShownJob[] {
  return jobs.toSorted((one, other) => other.begun.localeCompare(one.begun)).slice(0, MOST);
}

function managementJob({ graphs }: ServiceState, job: ManagementJob): ShownJob {
  const work = graphs.get(job.graphId)?.work;
  const progress = work?.job === job ? Math.min(1, work.progress()) : 1;
  return { ...courseOf(job), plane: "management", task: job.name, graphName: job.graphName, progress };
}

function serviceJob(graphName: string, job: ServiceJob): ShownJob {
  const { algorithmName } = (job.request ?? {}) as { algorithmName?: string };
  const task = job.files ? "ImportGraph" : job.isAlgorithm ? algorithmName : undefined;
  return {
    ...courseOf(job),
    plane: "service",
    ...(task !== undefined && { task }),
    graphName,
    ...(job.ended !== undefined && { progress: 1 }),
  };
}

function courseOf({ id, status, begun, ended, failReason }: ManagementJob | ServiceJob) {
  return {
    id,
    status,
    begun: new Date(begun).toISOString(),
    ...(ended !== undefined && { ended: new Date(ended).toISOString() }),
    ...(failReason !== undefined && { failReason }),
  };
}

function withoutLongBody({ body, response, ...entry }: JournalEntry): JournalEntry {
  const isLong = (JSON.stringify(response) ?? "").length > LONGEST_BODY;
  return { ...entry, ...(entry.bodyBytes <= LONGEST_BODY && { body }), ...(!isLong && { response }) };
}
