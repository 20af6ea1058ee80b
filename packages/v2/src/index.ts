export type * as management from "./generated/management-methods.ts";
export type { components as ManagementComponents, paths as ManagementPaths } from "./generated/management-types.ts";
export { createManagementClient, type ExactManagementClient, type ManagementClient } from "./management-client.ts";
