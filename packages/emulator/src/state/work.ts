import type { Pace } from "./job-pace.ts";
import type { ManagementJob } from "./management-job.ts";

/** What the work of a job needs to go on elsewhere. */
export interface WorkState {
  /** What it was begun with, in plain data. */
  readonly input: object;
  readonly pace: Pace;
  /** Whether it fails in the end. */
  readonly isToFail: boolean;
  /** How often the job or its graph has been looked at. */
  looks: number;
}

/** How something that a job does came out. */
export type WorkOutcome = "success" | "partiallyFailed";

/** The work of a job of the management plane, while it runs. */
export interface Work extends WorkState {
  readonly job: ManagementJob;
  /** How its task came out, or nothing as long as it is being done. */
  outcome(): WorkOutcome | undefined;
  /** How much is done, from 0 to 1. */
  progress(): number;
  /** Ends the job at once, as failed. */
  fail(reason: string): void;
  /** Stops what is being read or written, by which the job fails. A job that does neither goes on. */
  interrupt(reason: string): void;
  /** Whether the graph can be neither read nor changed meanwhile. */
  readonly locksGraph: boolean;
  /** Tells the job that somebody looks at it or its graph, by which it may move on. */
  look(): void;
}
