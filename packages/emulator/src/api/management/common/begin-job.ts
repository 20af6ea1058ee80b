import type { ManagementJob } from "../../../jobs/management-job.ts";
import type { RunningJobState, TaskOutcome } from "../../../jobs/running-job.ts";
import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { GraphJob } from "./graph-job.ts";
import type { JobPlan, Planner, Task } from "./job-plan.ts";

/** Begins a job on a graph: the graph's status changes now, and again as the job moves on. */
export function beginJob<Input extends object>(
  state: ServiceState,
  graph: Graph,
  planner: Planner<Input>,
  input: Input,
  task?: Task,
): ManagementJob {
  const { scheduler, jobPaces, jobs } = state;
  const plan = planner(state, graph, input);
  const job: ManagementJob = {
    id: state.newId(),
    name: plan.name,
    graphId: graph.id,
    graphName: graph.name,
    status: "running",
    begun: scheduler.now(),
    ended: undefined,
    failReason: undefined,
    ...(task?.files && { files: task.files }),
  };
  jobs.add(job);
  const running = { input, pace: jobPaces.paceOf(plan.name), isToFail: jobPaces.fails(plan.name), polls: 0 };
  new GraphJob(state, graph, job, plan, running, task ? undefined : "success").begin(task);
  return job;
}

/** Resumes a job after a restart, from the progress that its time implies. One whose task had not ended fails. */
export function resumeJob(
  state: ServiceState,
  graph: Graph,
  job: ManagementJob,
  plan: JobPlan,
  running: RunningJobState,
  outcome: TaskOutcome | undefined,
): void {
  const resumed = new GraphJob(state, graph, job, plan, running, outcome);
  if (outcome === undefined) resumed.fail(RESTARTED);
}

/** Reason of a failure: the task ran when the emulator ended. */
export const RESTARTED = "The service was restarted.";

/** Fails all jobs that run on a graph. */
export function failAllJobs(state: ServiceState, graph: Graph, reason: string): void {
  graph.work?.fail(reason);
  for (const { jobs } of [graph, ...state.graphsInside(graph)]) {
    for (const job of jobs.values()) job.fail(reason, state.scheduler.now());
  }
}
