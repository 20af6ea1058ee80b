import {
  type ExactMembers,
  type ManagementClientOf,
  type ManagementClientOptions,
  managementClient,
} from "@ges-sdk/core";
import type { ManagementOperations, ManagementPages, ManagementStarts } from "./generated/management-methods.ts";
import * as operations from "./generated/management-operations.ts";
import type { paths } from "./generated/management-types.ts";
import { connect } from "./management.ts";

interface Types {
  operations: ManagementOperations;
  paths: paths;
  pages: ManagementPages;
  starts: ManagementStarts;
}

/** Client of the management plane, API v1.0. */
export interface ManagementClient extends ManagementClientOf<Types> {}

/** Client of the management plane, API v1.0, with the option `integers: "bigint"`. */
export interface ExactManagementClient extends ExactMembers<ManagementClient, "fetchClient"> {
  /** The openapi-fetch client over the same transport. It gives large integers as decimal strings. */
  fetchClient: ManagementClient["fetchClient"];
}

/**
 * Creates a client of the management plane, API v1.0.
 *
 * @example
 * ```ts
 * import { tokenCredentials } from "@ges-sdk/core";
 * import { createManagementClient } from "@ges-sdk/v1";
 *
 * const ges = createManagementClient({ region: "cn-north-4", projectId: "0123", credentials: tokenCredentials("token") });
 * await ges.stopGraph({ graph_id: "graph1" });
 * ```
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function createManagementClient(
  options: ManagementClientOptions & { readonly integers: "bigint" },
): ExactManagementClient;
export function createManagementClient(options: ManagementClientOptions): ManagementClient;
export function createManagementClient(options: ManagementClientOptions): ManagementClient | ExactManagementClient {
  return managementClient<Types>(operations, connect(options));
}
