import { type Connection, connectTo, type ManagementClientOptions, managementEndpoint } from "@ges-sdk/core";

export * from "./generated/management-operations.ts";

/**
 * Makes the connection that the operations of the management plane, API v2, are called on, for programs whose bundle is to hold
 * only what they call: `await stopGraph(connect(options), { graph_id })`.
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function connect(options: ManagementClientOptions): Connection {
  return connectTo(managementEndpoint(options), { project_id: options.projectId }, options);
}
