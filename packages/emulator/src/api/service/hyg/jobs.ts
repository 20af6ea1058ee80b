import { badRequest } from "../../../errors/service-error.ts";
import type { ImportedFiles } from "../../../jobs/imported-file.ts";
import type { ServiceJob, Work } from "../../../jobs/service-job.ts";
import type { Graph } from "../../../state/graph.ts";
import type { HygGraph } from "../../../state/hyg-graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { graphInService, newServiceJob } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";

/** The HyG graph of a graph in service. */
export function hygGraphOf(state: ServiceState, name: string, code: string): { graph: Graph; hyg: HygGraph } {
  const graph = graphInService(state, name, code);
  if (!graph.hyg) throw badRequest(code, `the HyG graph of [${name}] is not found: createHygGraph makes it.`);
  return { graph, hyg: graph.hyg };
}

/** Kind of HyG job to begin. */
interface HygJobKind {
  readonly request: object;
  readonly isAlgorithm?: boolean;
  readonly files?: ImportedFiles;
  /** After what time at work the job fails. */
  readonly timeoutMs?: number | undefined;
}

/** Begins a job of HyG, or queues it until those before it have ended. Returns its ID. */
export function beginHygJob<Result>(
  state: ServiceState,
  graph: Graph,
  { timeoutMs, ...kind }: HygJobKind,
  work: (hyg: HygGraph, signal: AbortSignal) => Promise<Result>,
): string {
  const { scheduler } = state;
  const job = newServiceJob<Result>(state, graph, { ...kind, jobType: 1, isUnstoppable: true, isHyg: true });
  const carryOut: Work<Result> = async (signal) => {
    // What ends all jobs of a graph ends one after the other, and lets the next take its turn before it ends that too.
    await undefined;
    signal.throwIfAborted();
    if (timeoutMs !== undefined) {
      scheduler.after(timeoutMs, () => job.fail("The job took longer than its timeout.", scheduler.now()));
    }
    // A job that had to wait may find that the one before it has deleted the HyG graph.
    if (!graph.hyg) throw new Error(`the HyG graph of [${graph.name}] is not found`);
    return work(graph.hyg, signal);
  };
  const ahead = [...graph.jobs.values()].filter((other) => other !== job && isOpen(other));
  if (ahead.length === 0) {
    job.run(carryOut);
  } else {
    job.putOff(carryOut);
    for (const other of ahead) other.whenEnded = () => takeNextTurn(graph);
  }
  return job.id;
}

export const hygJobOperations = {
  /** Only a job that waits can be cancelled. */
  cancelHygJob(state, { graph_name, job_id }) {
    const { jobs } = hygGraphOf(state, graph_name, "GES.8000").graph;
    const job = jobs.get(job_id);
    if (!job?.isHyg) throw badRequest("GES.8303", `can not find job to cancel, id is ${job_id}`);
    if (job.status !== "pending") {
      throw badRequest(
        "GES.8303",
        `job [${job_id}] does not wait: a HyG job that runs or has ended cannot be cancelled`,
      );
    }
    cancel(state, job);
    return { result: "success" };
  },

  cancelHygJobs(state, { graph_name }) {
    const { jobs } = hygGraphOf(state, graph_name, "GES.8000").graph;
    for (const job of jobs.values()) if (job.isHyg && job.status === "pending") cancel(state, job);
    return { result: "success" };
  },
} satisfies Partial<ServiceHandlers>;

function cancel(state: ServiceState, job: ServiceJob): void {
  job.fail("The job was cancelled.", state.scheduler.now());
}

function takeNextTurn(graph: Graph): void {
  const [first] = [...graph.jobs.values()].filter(isOpen);
  if (first?.status === "pending") first.takeTurn();
}

function isOpen({ isHyg, ended }: ServiceJob): boolean {
  return isHyg && ended === undefined;
}
