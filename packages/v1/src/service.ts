import { type Connection, connectTo, type ServiceClientOptions } from "@ges-sdk/core";

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
  return connectTo(options.endpoint, { project_id: options.projectId, graph_name: options.graphName }, options);
}
