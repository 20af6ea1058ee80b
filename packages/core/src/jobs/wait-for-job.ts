import { GesJobError } from "../errors/ges-job-error.ts";
import type { CallOptions } from "../options/call-options.ts";
import { jobOutcome } from "./job-status.ts";
import { poll } from "./poll.ts";
import type { WaitOptions } from "./wait-options.ts";

/** A client that can wait for jobs. */
export interface JobWaits<Input, Job> {
  /**
   * Waits until a job has ended, and resolves to it.
   *
   * @throws {GesJobError} when the job failed, was cancelled, or did a part of its work only
   * @throws {GesTimeoutError} when it has not ended in time; the message says which states were seen
   * @throws {GesApiError} at once when the job cannot be looked at: it does not exist, or the credentials are wrong
   */
  waitForJob(input: Input, options?: WaitOptions<Job>): Promise<Job>;
}

/** Makes `waitForJob` from an API's way to show a job and its name for the reason of a failure. */
export function jobWaits<Input extends { job_id: string }, Job extends { status: string }>(
  showJob: (input: Input, options: CallOptions) => Promise<Job>,
  failReasonOf: (job: Job) => string | undefined,
): JobWaits<Input, Job> {
  return {
    waitForJob: (input, options = {}) =>
      poll(
        {
          subject: `Job ${input.job_id}`,
          look: (signal) => showJob(input, { signal }),
          describe: (job) => job.status,
          isSettled(job) {
            const outcome = jobOutcome(job.status);
            if (outcome === "failed") throw new GesJobError(input.job_id, job.status, failReasonOf(job), job);
            return outcome === "succeeded";
          },
        },
        options,
      ),
  };
}
