import { GesError, type GesErrorOptions } from "./ges-error.ts";

/** A job failed, was cancelled, or completed only partly. */
export class GesJobError<Job = unknown> extends GesError {
  /** @internal */
  static override readonly brand: string = "GesJobError";
  override readonly name = "GesJobError";
  /** ID of the job that was waited for. */
  readonly jobId: string;
  /** Final status of the job, for example `failed`. */
  readonly status: string;
  /** Reason in the service's words, if it gives one. */
  readonly failReason: string | undefined;
  /** The job as last seen. */
  readonly job: Job;

  constructor(jobId: string, status: string, failReason: string | undefined, job: Job, options?: GesErrorOptions) {
    super(`Job ${jobId} ended as ${status}${failReason ? `: ${failReason}` : ""}`, options);
    this.jobId = jobId;
    this.status = status;
    this.failReason = failReason;
    this.job = job;
  }

  override toString(): string {
    return this.message;
  }
}
