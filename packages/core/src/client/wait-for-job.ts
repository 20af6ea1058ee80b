import type { JobApi, JobInput, JobWaits } from "../jobs/job-api.ts";
import { jobWaits } from "../jobs/job-waits.ts";
import type { WaitOptions } from "../jobs/wait-options.ts";
import type { Connection } from "./connection.ts";

/** Waits for a job, as a stand-alone function. */
export type WaitForJob<Input, Job> = (connection: Connection, input: Input, options?: WaitOptions<Job>) => Promise<Job>;

/**
 * Creates `waitForJob` for programs that use operations as functions.
 *
 * @param apiOf creates the adapter to the jobs of a connection
 */
export function waitForJobFunction<Input extends JobInput, Job extends { status: string }, Listed>(
  apiOf: (connection: Connection) => JobApi<Input, Job, Listed>,
): WaitForJob<Input, Job> {
  const waits = new WeakMap<Connection, JobWaits<Input, Job>>();
  return async (connection, input, options) => {
    const ofConnection = waits.get(connection) ?? jobWaits(apiOf(connection), connection.settings);
    waits.set(connection, ofConnection);
    return await ofConnection.waitForJob(input, options);
  };
}
