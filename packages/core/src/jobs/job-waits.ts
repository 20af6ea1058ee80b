import { SYSTEM_TIMING, type Timing } from "../http/timing.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { JobApi, JobInput } from "./job-api.ts";
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

/** Makes `waitForJob` from an API's way to show jobs. What waits is loaded with the first wait. */
export function jobWaits<Input extends JobInput, Job extends { status: string }, Listed>(
  api: JobApi<Input, Job, Listed>,
  { hooks }: Pick<ClientOptions, "hooks"> = {},
  timing: Timing = SYSTEM_TIMING,
): JobWaits<Input, Job> {
  let waiting: Promise<JobWaits<Input, Job>["waitForJob"]> | undefined;
  return {
    async waitForJob(input, options) {
      waiting ??= import("./wait-for-job.ts").then(({ jobWaiter }) => jobWaiter(api, hooks, timing));
      return (await waiting)(input, options);
    },
  };
}
