import {
  type ClientExtras,
  createClient,
  type GraphWaits,
  graphWaits,
  type JobWaits,
  jobWaits,
  type ManagementClientOptions,
} from "@ges-sdk/core";
import type {
  ManagementOperations,
  ManagementPages,
  ShowGraphInput,
  ShowGraphOutput,
  ShowJobInput,
  ShowJobOutput,
} from "./generated/management-methods.ts";
import * as operations from "./generated/management-operations.ts";
import type { paths } from "./generated/management-types.ts";
import { connect } from "./management.ts";

/** A client of the management plane, API v1.0. */
export interface ManagementClient
  extends ManagementOperations,
    JobWaits<ShowJobInput, ShowJobOutput>,
    GraphWaits<ShowGraphInput, ShowGraphOutput["graph"]>,
    ClientExtras<ManagementOperations, paths, ManagementPages> {}

/**
 * Makes a client of the management plane, API v1.0.
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function createManagementClient(options: ManagementClientOptions): ManagementClient {
  const client = createClient<ManagementOperations, paths, ManagementPages>(operations, connect(options));
  return {
    ...client,
    ...jobWaits<ShowJobInput, ShowJobOutput, ShowJobOutput>(
      {
        show: client.showJob,
        list: client.paginate.listJobs,
        idOf: (job) => job.jobId,
        fromList: (job) => job,
        failReasonOf: (job) => job.failReason,
      },
      options,
    ),
    ...graphWaits(client.showGraph, options),
  };
}
