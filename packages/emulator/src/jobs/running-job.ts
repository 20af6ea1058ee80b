import type { Pace } from "./job-pace.ts";
import type { ManagementJob } from "./management-job.ts";

/** Plain data that a running job needs to go on after a restart. */
export interface RunningJobState {
  /** Input that the job was begun with. */
  readonly input: object;
  readonly pace: Pace;
  /** True when the job fails in the end. */
  readonly isToFail: boolean;
  /** Number of times that the job or its graph has been polled. */
  polls: number;
}

/** Outcome of a task that ended. */
export type TaskOutcome = "success" | "partiallyFailed";

/** Job of the management plane while it runs on its graph. */
export interface RunningJob extends RunningJobState {
  readonly job: ManagementJob;
  /** Outcome of its task, once the task has ended. */
  readonly outcome: TaskOutcome | undefined;
  /** True when the graph can be neither read nor changed meanwhile. */
  readonly locksGraph: boolean;
  /** Part of the job that is done, from 0 to 1. */
  progress(): number;
  /** Ends the job at once, as failed. */
  fail(reason: string): void;
  /** Fails the job if it reads or writes files. A job that does neither continues. */
  interrupt(reason: string): void;
  /** Counts a request that shows the job or its graph, by which the job may move on. */
  poll(): void;
}
