import { GesJobError } from "../errors/ges-job-error.ts";
import type { Timing } from "../http/timing.ts";
import type { Hooks } from "../options/hooks.ts";
import type { JobApi, JobInput } from "./job-api.ts";
import { JobLookup } from "./job-lookup.ts";
import { jobOutcome } from "./job-status.ts";
import type { JobWaits } from "./job-waits.ts";
import { poll } from "./poll.ts";

/** Waits for jobs, all of them through one lookup. */
export function jobWaiter<Input extends JobInput, Job extends { status: string }, Listed>(
  api: JobApi<Input, Job, Listed>,
  hooks: Hooks | undefined,
  timing: Timing,
): JobWaits<Input, Job>["waitForJob"] {
  const lookup = new JobLookup(api, timing);
  return async (input, options = {}) => {
    const leave = lookup.enter(input);
    try {
      return await poll(
        {
          subject: `Job ${input.job_id}`,
          // A state half a pause old is new enough: waits that began at different times then share one list.
          poll: (signal, intervalMs) => lookup.poll(input, intervalMs / 2, signal),
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
  };
}
