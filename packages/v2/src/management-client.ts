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
  ManagementPages,
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
    ClientExtras<ManagementOperations, paths, ManagementPages> {}

/**
 * Makes a client of the management plane, API v2.
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function createManagementClient(options: ManagementClientOptions): ManagementClient {
  const client = createClient<ManagementOperations, paths, ManagementPages>(
    routes,
    managementEndpoint(options),
    { project_id: options.projectId },
    options,
  );
  return {
    ...client,
    ...jobWaits<ShowJobInput, ShowJobOutput, ShowJobOutput>(
      {
        show: client.showJob,
        list: client.paginate.listJobs,
        idOf: (job) => job.job_id,
        fromList: (job) => job,
        failReasonOf: (job) => job.fail_reason,
      },
      options,
    ),
    ...graphWaits(client.showGraph, options),
  };
}
