import { SYSTEM_TIMING, type Timing } from "../http/timing.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { JobApi, JobInput } from "./job-api.ts";
import type { WaitOptions } from "./wait-options.ts";

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

/** Creates `waitForJob` from an API's way to show jobs. */
export function jobWaits<Input extends JobInput, Job extends { status: string }, Listed>(
  api: JobApi<Input, Job, Listed>,
  { hooks }: Pick<ClientOptions, "hooks"> = {},
  timing: Timing = SYSTEM_TIMING,
): JobWaits<Input, Job> {
  let waiting: Promise<JobWaits<Input, Job>["waitForJob"]> | undefined;
  return {
    async waitForJob(input, options) {
      waiting ??= import("./wait-for-job.ts").then(({ jobWaiter }) => jobWaiter(api, hooks, timing));
      return await (await waiting)(input, options);
    },
  };
}
