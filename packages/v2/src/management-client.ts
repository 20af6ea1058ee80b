import {
  type ClientExtras,
  createClient,
  type GraphWaits,
  graphWaits,
  type JobWaits,
  jobWaits,
  type ManagementClientOptions,
  managementEndpoint,
} from "@ges-sdk/core";
import type {
  ManagementOperations,
  ShowGraphInput,
  ShowGraphOutput,
  ShowJobInput,
  ShowJobOutput,
} from "./generated/management-methods.ts";
import { routes } from "./generated/management-routes.ts";
import type { paths } from "./generated/management-types.ts";

/** A client of the management plane, API v2. */
export interface ManagementClient
  extends ManagementOperations,
    JobWaits<ShowJobInput, ShowJobOutput>,
    GraphWaits<ShowGraphInput, ShowGraphOutput["graph"]>,
    ClientExtras<ManagementOperations, paths> {}

/**
 * Makes a client of the management plane, API v2.
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function createManagementClient(options: ManagementClientOptions): ManagementClient {
  const client = createClient<ManagementOperations, paths>(
    routes,
    managementEndpoint(options),
    { project_id: options.projectId },
    options,
  );
  return {
    ...client,
    ...jobWaits(client.showJob, (job) => job.fail_reason),
    ...graphWaits(client.showGraph),
  };
}
