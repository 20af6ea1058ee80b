import { type Connection, connectTo, type ManagementClientOptions, managementEndpoint } from "@ges-sdk/core";

export type * from "./generated/management-methods.ts";
export * from "./generated/management-operations.ts";

/**
 * Creates the connection that the operations of the management plane, API v2, are called on, for programs whose
 * bundle is to hold only what they call.
 *
 * @example
 * ```ts
 * import { tokenCredentials } from "@ges-sdk/core";
 * import { connect, stopGraph } from "@ges-sdk/v2/management";
 *
 * const connection = connect({ region: "cn-north-4", projectId: "0123", credentials: tokenCredentials("token") });
 * await stopGraph(connection, { graph_id: "graph1" });
 * ```
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function connect(options: ManagementClientOptions): Connection {
  return connectTo(managementEndpoint(options), { project_id: options.projectId }, options);
}
