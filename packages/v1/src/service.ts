import {
  type Connection,
  connectTo,
  type JobId,
  paginate,
  type ServiceClientOptions,
  type WaitOptions,
  waitForJobFunction,
} from "@ges-sdk/core";
import type { ShowJobInput } from "./generated/service-methods.ts";
import { listJobs, showJob } from "./generated/service-operations.ts";
import { type FinishedJob, type QueryOutputs, serviceJobs } from "./service-jobs.ts";

export type * from "./generated/service-methods.ts";
export * from "./generated/service-operations.ts";

/**
 * Creates the connection that the operations of the service plane, API v1.0, are called on, for programs whose
 * bundle is to hold only what they call.
 *
 * @example
 * ```ts
 * import { tokenCredentials } from "@ges-sdk/core";
 * import { cancelJob, connect } from "@ges-sdk/v1/service";
 *
 * const endpoint = "https://192.168.0.4";
 * const connection = connect({ endpoint, graphName: "movie", projectId: "0123", credentials: tokenCredentials("token") });
 * await cancelJob(connection, { job_id: "job1" });
 * ```
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function connect(options: ServiceClientOptions): Connection {
  return connectTo(
    options.endpoint,
    { project_id: options.projectId, graph_name: options.graphName },
    options,
    () => import("./generated/service-int64-fields.ts"),
  );
}

/** `waitForJob` of the service plane: the type of the results follows from the ID of the job. */
type WaitForServiceJob = <Outputs = QueryOutputs>(
  connection: Connection,
  input: Omit<ShowJobInput, "job_id"> & { job_id: JobId<Outputs> },
  options?: WaitOptions<FinishedJob<Outputs>>,
) => Promise<FinishedJob<Outputs>>;

/**
 * Waits until a job ends, and resolves to it. Concurrent waits on one connection share their requests.
 *
 * The `jobId` that starting an algorithm returns carries the type of its results. Any other string means the results
 * of a query, unless the type is given: `waitForJob<Outputs>(...)`.
 *
 * @throws {GesJobError} when the job fails, is cancelled, or completes only partly
 * @throws {GesTimeoutError} when it does not end in time; the message lists the states seen
 *
 * @example
 * ```ts
 * import { tokenCredentials } from "@ges-sdk/core";
 * import { connect, executeAlgorithm, waitForJob } from "@ges-sdk/v1/service";
 *
 * const endpoint = "https://192.168.0.4";
 * const connection = connect({ endpoint, graphName: "movie", projectId: "0123", credentials: tokenCredentials("token") });
 * const { jobId } = await executeAlgorithm(connection, { body: { algorithmName: "pagerank" } });
 * const { data } = await waitForJob(connection, { job_id: jobId });
 * console.log(data.outputs.pagerank);
 * ```
 */
// Only the compiler knows the types of results.
export const waitForJob = /* @__PURE__ */ waitForJobFunction((connection) =>
  serviceJobs({
    show: (input, options) => showJob(connection, input, options),
    list: (input, options) => paginate(listJobs, connection, input, options),
  }),
) as WaitForServiceJob;
