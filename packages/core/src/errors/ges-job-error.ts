import { GesError } from "./ges-error.ts";

/** A job that was waited for ended without success, or in part only. */
export class GesJobError<Job = unknown> extends GesError {
  override readonly name = "GesJobError";
  /** ID of the job. */
  readonly jobId: string;
  /** The state it ended in, for example `failed`. */
  readonly status: string;
  /** Why it failed, in the service's words, if it says. */
  readonly failReason: string | undefined;
  /** The job as the service last showed it. */
  readonly job: Job;

  constructor(jobId: string, status: string, failReason: string | undefined, job: Job) {
    super(`Job ${jobId} ended as ${status}${failReason ? `: ${failReason}` : ""}`);
    this.jobId = jobId;
    this.status = status;
    this.failReason = failReason;
    this.job = job;
  }
}
