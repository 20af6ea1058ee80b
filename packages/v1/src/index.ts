export type * as management from "./generated/management-methods.ts";
export type { components as ManagementComponents, paths as ManagementPaths } from "./generated/management-types.ts";
export type * as service from "./generated/service-methods.ts";
export type { components as ServiceComponents, paths as ServicePaths } from "./generated/service-types.ts";
export { createManagementClient, type ExactManagementClient, type ManagementClient } from "./management-client.ts";
export {
  createServiceClient,
  type ExactServiceClient,
  type ServiceClient,
} from "./service-client.ts";
export type { FinishedJob, QueryOutputs } from "./service-jobs.ts";
