import { JOB_KINDS } from "../../../jobs/job-kinds.ts";
import type { ManagementJob } from "../../../jobs/management-job.ts";
import type { RunningJob, RunningJobState, TaskOutcome } from "../../../jobs/running-job.ts";
import type { Graph, GraphStatus } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import type { JobPlan, Task } from "./job-plan.ts";

/**
 * Job of the management plane at work on its graph, as a state machine:
 *
 *     phase 0 ── time or polls ──> phase 1 ──> … ──> due ── task ended ──> success, partiallyFailed
 *        └──────────────┴──────── task failed, fail() ──┴──────────────> failed
 *
 * In each phase the graph has one of the statuses of the plan. A job without a task ends as soon as it is due.
 */
export class GraphJob implements RunningJob {
  readonly job: ManagementJob;
  readonly input: object;
  readonly pace: RunningJobState["pace"];
  readonly isToFail: boolean;
  polls: number;
  readonly #state: ServiceState;
  readonly #graph: Graph;
  readonly #plan: JobPlan;
  /** Statuses of the graph, one for each phase. */
  readonly #statuses: readonly GraphStatus[];
  #outcome: TaskOutcome | undefined;
  #isDue = false;
  #controller = new AbortController();

  constructor(
    state: ServiceState,
    graph: Graph,
    job: ManagementJob,
    plan: JobPlan,
    { input, pace, isToFail, polls }: RunningJobState,
    outcome: TaskOutcome | undefined,
  ) {
    this.#state = state;
    this.#graph = graph;
    this.#plan = plan;
    this.#statuses = [plan.during, (isToFail && plan.rollback) || []].flat();
    this.#outcome = outcome;
    this.job = job;
    this.input = input;
    this.pace = pace;
    this.isToFail = isToFail;
    this.polls = polls;
    graph.work = this;
    this.#schedule();
  }

  get outcome(): TaskOutcome | undefined {
    return this.#outcome;
  }

  get locksGraph(): boolean {
    return this.#plan.locksGraph === true;
  }

  /** Enters the first phase, and begins the task. */
  begin(task: Task | undefined): void {
    this.#enter(0);
    const { signal } = this.#controller;
    task?.run(signal).then(
      (outcome) => {
        if (!signal.aborted) this.#taskEnded(outcome);
      },
      (error: Error) => {
        if (!signal.aborted) this.fail(error.message);
      },
    );
  }

  progress(): number {
    if ("polls" in this.pace) return this.polls / this.pace.polls;
    return this.pace.ms === 0 ? 1 : (this.#state.scheduler.now() - this.job.begun) / this.pace.ms;
  }

  poll(): void {
    if (!("polls" in this.pace)) return;
    this.polls += 1;
    this.#enter(Math.floor((this.polls * this.#statuses.length) / this.pace.polls));
  }

  fail(reason: string): void {
    if (this.job.ended !== undefined) return;
    this.#end("failed", this.#plan.afterFailure ?? this.#plan.after, reason);
    this.#plan.onFailure?.();
    this.#controller.abort(new Error(reason));
  }

  interrupt(reason: string): void {
    if (this.#outcome === undefined) this.fail(reason);
  }

  /** Captures the progress of the job. A task that was running then cannot be resumed: its job fails. */
  snapshot(): () => void {
    const { polls } = this;
    const outcome = this.#outcome;
    const isDue = this.#isDue;
    return () => {
      this.polls = polls;
      this.#outcome = outcome;
      this.#isDue = isDue;
      this.#controller = new AbortController();
      // Later, when the rest of the state is restored too.
      if (outcome === undefined) this.#state.scheduler.after(0, () => this.fail("Interrupted by a restore."));
    };
  }

  #schedule(): void {
    if (!("ms" in this.pace)) return;
    const { length } = this.#statuses;
    for (let phase = 1; phase <= length; phase += 1) {
      this.#state.scheduler.at(this.job.begun + (this.pace.ms * phase) / length, () => this.#enter(phase));
    }
  }

  /** Enters a phase. The job is due after the last one. */
  #enter(phase: number): void {
    if (this.job.ended !== undefined) return;
    const status = this.#statuses[phase];
    this.#isDue = status === undefined;
    if (status !== undefined) this.#turnGraph(status);
    else if (this.isToFail) this.fail(JOB_KINDS[this.#plan.name].failure);
    else this.#succeedIfDone();
  }

  #taskEnded(outcome: TaskOutcome): void {
    this.#outcome = outcome;
    this.#succeedIfDone();
  }

  #succeedIfDone(): void {
    if (!this.#isDue || this.#outcome === undefined || this.job.ended !== undefined) return;
    this.#end(this.#outcome, this.#plan.after);
    this.#plan.onSuccess?.();
  }

  #end(status: TaskOutcome | "failed", graphStatus: GraphStatus, reason?: string): void {
    this.#state.jobs.end(this.job, status, this.#state.scheduler.now(), reason);
    this.#graph.work = undefined;
    this.#turnGraph(graphStatus);
  }

  #turnGraph(status: GraphStatus): void {
    if (this.#graph.status === status) return;
    this.#graph.status = status;
    this.#graph.updated = this.#state.scheduler.now();
  }
}
