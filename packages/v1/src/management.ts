import {
  type Connection,
  connectTo,
  type ManagementClientOptions,
  managementEndpoint,
  managementJobs,
  paginate,
  type WaitForJob,
  waitForJobFunction,
} from "@ges-sdk/core";
import type { ShowJobInput, ShowJobOutput } from "./generated/management-methods.ts";
import { listJobs, showJob } from "./generated/management-operations.ts";

export type * from "./generated/management-methods.ts";
export * from "./generated/management-operations.ts";

/**
 * Creates the connection that the operations of the management plane, API v1.0, are called on, for programs whose
 * bundle is to hold only what they call.
 *
 * @example
 * ```ts
 * import { tokenCredentials } from "@ges-sdk/core";
 * import { connect, stopGraph } from "@ges-sdk/v1/management";
 *
 * const connection = connect({ region: "cn-north-4", projectId: "0123", credentials: tokenCredentials("token") });
 * await stopGraph(connection, { graph_id: "graph1" });
 * ```
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function connect(options: ManagementClientOptions): Connection {
  return connectTo(
    managementEndpoint(options),
    { project_id: options.projectId },
    options,
    () => import("./generated/management-int64-fields.ts"),
  );
}

/**
 * Waits until a job ends, and resolves to it. Concurrent waits on one connection share their requests.
 *
 * @throws {GesJobError} when the job fails, is cancelled, or completes only partly
 * @throws {GesTimeoutError} when it does not end in time; the message lists the states seen
 *
 * @example
 * ```ts
 * import { tokenCredentials } from "@ges-sdk/core";
 * import { connect, stopGraph, waitForJob } from "@ges-sdk/v1/management";
 *
 * const connection = connect({ region: "cn-north-4", projectId: "0123", credentials: tokenCredentials("token") });
 * const { jobId: job_id } = await stopGraph(connection, { graph_id: "graph1" });
 * await waitForJob(connection, { graph_id: "graph1", job_id });
 * ```
 */
export const waitForJob: WaitForJob<ShowJobInput, ShowJobOutput> = /* @__PURE__ */ waitForJobFunction((connection) =>
  managementJobs({
    show: (input, options) => showJob(connection, input, options),
    list: (input, options) => paginate(listJobs, connection, input, options),
  }),
);
