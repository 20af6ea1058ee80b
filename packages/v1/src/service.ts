import { type Connection, connectTo, type ServiceClientOptions } from "@ges-sdk/core";

export * from "./generated/service-operations.ts";

/**
 * Makes the connection that the operations of the service plane, API v1.0, are called on, for programs whose bundle is to hold
 * only what they call: `await cancelJob(connect(options), { job_id })`.
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function connect(options: ServiceClientOptions): Connection {
  return connectTo(options.endpoint, { project_id: options.projectId, graph_name: options.graphName }, options);
}
