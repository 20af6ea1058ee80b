import { SYSTEM_TIMING, type Timing } from "../http/timing.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { JobApi, JobInput, JobWaits } from "./job-api.ts";

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
