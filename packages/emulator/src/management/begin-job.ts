import type { Graph, GraphStatus } from "../state/graph.ts";
import type { ManagementJob } from "../state/management-job.ts";
import type { World } from "../state/world.ts";

/** What a job does to its graph. */
export interface JobPlan {
  readonly name: string;
  /** Status of the graph while the job runs. */
  readonly during: GraphStatus;
  /** Status of the graph once it is done, and once it has failed. */
  readonly after: GraphStatus;
  readonly onSuccess?: () => void;
  readonly onFailure?: () => void;
}

/** Puts a graph to work: it changes its status now, and again when the job is done. */
export function beginJob(world: World, graph: Graph, plan: JobPlan): ManagementJob {
  const { agenda } = world;
  const job: ManagementJob = {
    id: world.newId(),
    name: plan.name,
    graphId: graph.id,
    graphName: graph.name,
    status: "running",
    begun: agenda.now(),
    ended: undefined,
    failReason: undefined,
  };
  const end = (status: "success" | "failed", failReason: string | undefined, effect: (() => void) | undefined) => {
    if (job.ended !== undefined) return;
    Object.assign(job, { status, failReason, ended: agenda.now() });
    graph.status = plan.after;
    graph.updated = agenda.now();
    graph.work = undefined;
    effect?.();
  };
  world.jobs.set(job.id, job);
  graph.status = plan.during;
  graph.updated = agenda.now();
  graph.work = { fail: (reason) => end("failed", reason, plan.onFailure) };
  agenda.after(world.jobDurationMs, () => end("success", undefined, plan.onSuccess));
  return job;
}

/** Ends everything that runs on a graph, as failed. */
export function failEverything(world: World, graph: Graph, reason: string): void {
  graph.work?.fail(reason);
  for (const job of graph.jobs.values()) job.fail(reason, world.agenda.now());
}
