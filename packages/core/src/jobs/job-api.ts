import type { CallOptions } from "../options/call-options.ts";

/** Which job a call is about. */
export interface JobInput {
  readonly job_id: string;
  readonly project_id?: string | undefined;
  readonly graph_name?: string | undefined;
}

/** How one API shows jobs, whatever it calls their fields. */
export interface JobApi<Input extends JobInput, Job extends { status: string }, Listed> {
  /** Shows one job. */
  show(input: Input, options: CallOptions): Promise<Job>;
  /** Lists the jobs of a project, or of a graph, newest first. */
  list(input: Omit<JobInput, "job_id"> & { limit: number }, options: CallOptions): AsyncIterable<Listed>;
  /** ID of a listed job. */
  idOf(listed: Listed): string;
  /** What `show` would tell of a listed job; nothing when the list tells less and `show` has to be asked. */
  fromList(listed: Listed): Job | undefined;
  /** Why a job failed, if it says. */
  failReasonOf(job: Job): string | undefined;
}
