import { GesJobError } from "../errors/ges-job-error.ts";
import type { Timing } from "../http/timing.ts";
import type { Hooks } from "../options/hooks.ts";
import type { JobApi, JobInput, JobWaits } from "./job-api.ts";
import { jobOutcome } from "./job-status.ts";
import { Lookup } from "./lookup.ts";
import { poll } from "./poll.ts";

const OPERATION = "waitForJob";

/** Waits for jobs, all of them through one lookup. */
export function jobWaiter<Input extends JobInput, Job extends { status: string }, Listed>(
  api: JobApi<Input, Job, Listed>,
  hooks: Hooks | undefined,
  timing: Timing,
): JobWaits<Input, Job>["waitForJob"] {
  const lookup = new Lookup<Input, Job, Listed>(
    {
      operationId: "showJob",
      idOf: ({ job_id }) => job_id,
      whereOf: ({ project_id, graph_name }) => ({ project_id, graph_name }),
      show: (input, options) => api.show(input, options),
      list: (input, options) => api.list(input, options),
      listedId: (listed) => api.idOf(listed),
      fromList: (listed) => api.fromList(listed),
    },
    timing,
  );
  return async (input, options = {}) => {
    const { job_id } = input;
    const leave = lookup.enter(input);
    try {
      return await poll(
        {
          operationId: OPERATION,
          subject: `Job ${job_id}`,
          // A state half a pause old is new enough: waits that began at different times then share one list.
          poll: (signal, intervalMs) => lookup.poll(input, intervalMs / 2, signal),
          describe: (job) => job.status,
          isSettled(job) {
            const outcome = jobOutcome(job.status);
            if (outcome !== "failed") return outcome === "succeeded";
            throw new GesJobError(job_id, job.status, api.failReasonOf(job), job, { operationId: OPERATION });
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
