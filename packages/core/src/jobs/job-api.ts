import type { CallOptions } from "../options/call-options.ts";
import type { WaitOptions } from "./wait-options.ts";

/** Identifies a job. */
export interface JobInput {
  readonly job_id: string;
  readonly project_id?: string | undefined;
  readonly graph_name?: string | undefined;
}

/** Adapter to the jobs of one API, whatever it calls their fields. */
export interface JobApi<Input extends JobInput, Job extends { status: string }, Listed> {
  /** Shows one job. */
  show(input: Input, options: CallOptions): Promise<Job>;
  /** Lists the jobs of a project, or of a graph, newest first. */
  list(input: Omit<JobInput, "job_id"> & { limit: number }, options: CallOptions): AsyncIterable<Listed>;
  /** Returns the ID of a listed job. */
  idOf(listed: Listed): string;
  /** Returns a listed job as `show` returns it, or undefined when the list says less and `show` has to be called. */
  fromList(listed: Listed): Job | undefined;
  /** Returns the reason why a job failed, if it gives one. */
  failReasonOf(job: Job): string | undefined;
}

/** Waiting for jobs, as a client has it. */
export interface JobWaits<Input, Job> {
  /**
   * Waits until a job ends, and resolves to it. Concurrent waits share their requests.
   *
   * @throws {GesJobError} when the job fails, is cancelled, or completes only partly
   * @throws {GesTimeoutError} when it does not end in time; the message lists the states seen
   * @throws {GesApiError} when the job cannot be shown: it does not exist, or the credentials are wrong
   */
  waitForJob(input: Input, options?: WaitOptions<Job>): Promise<Job>;
}
