import { GesJobError } from "../errors/ges-job-error.ts";
import { SYSTEM_TIMING, type Timing } from "../http/timing.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { JobApi, JobInput } from "./job-api.ts";
import { JobLookup } from "./job-lookup.ts";
import { jobOutcome } from "./job-status.ts";
import { poll } from "./poll.ts";
import type { WaitOptions } from "./wait-options.ts";

/** A client that can wait for jobs. */
export interface JobWaits<Input, Job> {
  /**
   * Waits until a job has ended, and resolves to it. Many waits at a time share what they ask the service.
   *
   * @throws {GesJobError} when the job failed, was cancelled, or did a part of its work only
   * @throws {GesTimeoutError} when it has not ended in time; the message says which states were seen
   * @throws {GesApiError} at once when the job cannot be looked at: it does not exist, or the credentials are wrong
   */
  waitForJob(input: Input, options?: WaitOptions<Job>): Promise<Job>;
}

/** Makes `waitForJob` from an API's way to show jobs. */
export function jobWaits<Input extends JobInput, Job extends { status: string }, Listed>(
  api: JobApi<Input, Job, Listed>,
  { hooks }: Pick<ClientOptions, "hooks"> = {},
  timing: Timing = SYSTEM_TIMING,
): JobWaits<Input, Job> {
  const lookup = new JobLookup(api, timing);
  return {
    async waitForJob(input, options = {}) {
      const leave = lookup.enter(input);
      try {
        return await poll(
          {
            subject: `Job ${input.job_id}`,
            // What was seen half a pause ago is new enough: it spares waits that began at different times a list each.
            look: (signal, intervalMs) => lookup.look(input, intervalMs / 2, signal),
            describe: (job) => job.status,
            isSettled(job) {
              const outcome = jobOutcome(job.status);
              if (outcome === "failed") throw new GesJobError(input.job_id, job.status, api.failReasonOf(job), job);
              return outcome === "succeeded";
            },
          },
          options,
          hooks,
          timing,
        );
      } finally {
        leave();
      }
    },
  };
}
