import type { JobInput } from "../jobs/job-api.ts";
import { jobWaits } from "../jobs/job-waits.ts";
import { managementJobs, type WireJob } from "../jobs/management-jobs.ts";
import type { WaitOptions } from "../jobs/wait-options.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { Connection } from "./connection.ts";
import type { Operation } from "./operation.ts";
import { paginate } from "./paginate.ts";

type Call = (connection: Connection, input: never, options?: CallOptions) => Promise<unknown>;

/** Waits for a job, as a stand-alone function. */
export type WaitForJob<Input, Job> = (connection: Connection, input: Input, options?: WaitOptions<Job>) => Promise<Job>;

/** Creates `waitForJob` for programs that use the operations of the management plane as functions. */
export function waitForJobFunction<Input, Job>(
  showJob: Operation<Call>,
  listJobs: Operation<Call, unknown>,
): WaitForJob<Input, Job> {
  const show = showJob as unknown as (c: Connection, input: object, options?: CallOptions) => Promise<WireJob>;
  const list = listJobs as unknown as Operation<(c: Connection, input?: object) => Promise<unknown>, WireJob>;
  const waits = new WeakMap<Connection, ReturnType<typeof jobWaits<JobInput, WireJob, WireJob>>>();
  const wait = async (connection: Connection, input: JobInput, options?: WaitOptions<WireJob>) => {
    let ofConnection = waits.get(connection);
    if (!ofConnection) {
      const api = managementJobs({
        show: (parameters, given) => show(connection, parameters, given),
        list: (parameters, given) => paginate(list, connection, parameters, given),
      });
      ofConnection = jobWaits(api, connection.settings);
      waits.set(connection, ofConnection);
    }
    return await ofConnection.waitForJob(input, options);
  };
  return wait as unknown as WaitForJob<Input, Job>;
}
