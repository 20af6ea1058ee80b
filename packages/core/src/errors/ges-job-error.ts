import { GesError } from "./ges-error.ts";

/** A job failed, was cancelled, or completed only partly. */
export class GesJobError<Job = unknown> extends GesError {
  override readonly name = "GesJobError";
  /** ID of the job. */
  readonly jobId: string;
  /** Final status of the job, for example `failed`. */
  readonly status: string;
  /** Reason in the service's words, if it gives one. */
  readonly failReason: string | undefined;
  /** The job as last seen. */
  readonly job: Job;

  constructor(jobId: string, status: string, failReason: string | undefined, job: Job) {
    super(`Job ${jobId} ended as ${status}${failReason ? `: ${failReason}` : ""}`);
    this.jobId = jobId;
    this.status = status;
    this.failReason = failReason;
    this.job = job;
  }
}
