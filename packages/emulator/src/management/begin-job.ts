import type { Graph, GraphStatus } from "../state/graph.ts";
import { JOB_KINDS, type JobKind } from "../state/job-kinds.ts";
import type { ManagementJob } from "../state/management-job.ts";
import type { WorkOutcome, WorkState } from "../state/work.ts";
import type { World } from "../state/world.ts";
import type { ImportedFiles } from "../storage/imported-file.ts";

/** What a job does to its graph. */
export interface JobPlan {
  readonly name: JobKind;
  /** Statuses of the graph while the job runs, one after the other, each for the same part of the job. */
  readonly during: GraphStatus | readonly GraphStatus[];
  /** Status of the graph once it is done. */
  readonly after: GraphStatus;
  /** Status of the graph once it has failed, when that is another one. */
  readonly afterFailure?: GraphStatus;
  /** Status of the graph while a job that fails in the end takes back what it did. */
  readonly rollback?: GraphStatus;
  /** Whether the graph can be neither read nor changed meanwhile. */
  readonly locksGraph?: boolean;
  readonly onSuccess?: () => void;
  readonly onFailure?: () => void;
}

/** Makes a plan from plain data, so that it can be made again when a job goes on after a restart. */
export type Planner<Input> = (world: World, graph: Graph, input: Input) => JobPlan;

/** What is done while a job runs. The job goes on until it is done. It cannot go on after a restart. */
export interface Task {
  run(signal: AbortSignal): Promise<WorkOutcome>;
  /** The files of an import. */
  readonly files?: ImportedFiles;
}

/** Puts a graph to work: it changes its status now, and again as the job moves on. */
export function beginJob<Input extends object>(
  world: World,
  graph: Graph,
  planner: Planner<Input>,
  input: Input,
  task?: Task,
): ManagementJob {
  const { agenda, jobPaces, jobs } = world;
  const plan = planner(world, graph, input);
  const job: ManagementJob = {
    id: world.newId(),
    name: plan.name,
    graphId: graph.id,
    graphName: graph.name,
    status: "running",
    begun: agenda.now(),
    ended: undefined,
    failReason: undefined,
    ...(task?.files && { files: task.files }),
  };
  jobs.add(job);
  const state = {
    // Frozen, so that a snapshot takes it as it is.
    input: Object.freeze(input),
    pace: jobPaces.paceOf(plan.name),
    isToFail: jobPaces.fails(plan.name),
    looks: 0,
  };
  const { enter, succeed, fail, signal } = moveOn(world, graph, job, plan, state, task ? undefined : "success");
  enter(0);
  task?.run(signal).then(succeed, (error: Error) => fail(signal.aborted ? signal.reason.message : error.message));
  return job;
}

/**
 * Lets a job go on after a restart, from where its time has come to. One whose task was not done fails, for a task
 * cannot be taken up again.
 */
export function resumeJob(
  world: World,
  graph: Graph,
  job: ManagementJob,
  plan: JobPlan,
  state: WorkState,
  outcome: WorkOutcome | undefined,
): void {
  const { fail } = moveOn(world, graph, job, plan, state, outcome);
  if (outcome === undefined) fail(RESTARTED);
}

/** Why work failed that was being done when the emulator ended. */
export const RESTARTED = "The service was restarted.";

/** Puts a job to work on its graph, and lets it move on as its pace has it. */
function moveOn(
  { agenda, jobs }: World,
  graph: Graph,
  job: ManagementJob,
  plan: JobPlan,
  { input, pace, isToFail, looks }: WorkState,
  initialOutcome: WorkOutcome | undefined,
) {
  const statuses = [plan.during, (isToFail && plan.rollback) || []].flat();
  const turn = (status: GraphStatus) => {
    if (graph.status === status) return;
    graph.status = status;
    graph.updated = agenda.now();
  };
  const controller = new AbortController();
  let outcome = initialOutcome;
  let isDue = false;
  const succeedWhenDone = () => {
    if (!isDue || outcome === undefined || job.ended !== undefined) return;
    jobs.end(job, outcome, agenda.now());
    graph.work = undefined;
    turn(plan.after);
    plan.onSuccess?.();
  };
  const fail = (reason: string) => {
    if (job.ended !== undefined) return;
    jobs.end(job, "failed", agenda.now(), reason);
    graph.work = undefined;
    turn(plan.afterFailure ?? plan.after);
    plan.onFailure?.();
    controller.abort(new Error(reason));
  };
  const enter = (step: number) => {
    if (job.ended !== undefined) return;
    const status = statuses[step];
    isDue = status === undefined;
    if (status !== undefined) turn(status);
    else if (isToFail) fail(JOB_KINDS[plan.name].failure);
    else succeedWhenDone();
  };
  graph.work = {
    job,
    input,
    pace,
    isToFail,
    looks,
    fail,
    outcome: () => outcome,
    interrupt: (reason) => controller.abort(new Error(reason)),
    locksGraph: plan.locksGraph === true,
    progress() {
      if ("looks" in pace) return this.looks / pace.looks;
      return pace.ms === 0 ? 1 : (agenda.now() - job.begun) / pace.ms;
    },
    look() {
      if (!("looks" in pace)) return;
      this.looks += 1;
      enter(Math.floor((this.looks * statuses.length) / pace.looks));
    },
  };
  if ("ms" in pace) {
    for (let step = 1; step <= statuses.length; step += 1) {
      agenda.at(job.begun + (pace.ms * step) / statuses.length, () => enter(step));
    }
  }
  const succeed = (status: WorkOutcome) => {
    outcome = status;
    succeedWhenDone();
  };
  return { enter, succeed, fail, signal: controller.signal };
}

/** Ends everything that runs on a graph, as failed. */
export function failEverything(world: World, graph: Graph, reason: string): void {
  graph.work?.fail(reason);
  for (const job of graph.jobs.values()) job.fail(reason, world.agenda.now());
}
