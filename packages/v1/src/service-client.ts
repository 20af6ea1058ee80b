import {
  type ClientExtras,
  createClient,
  type Finished,
  type JobId,
  jobWaits,
  type ServiceClientOptions,
  type WaitOptions,
} from "@ges-sdk/core";
import type {
  ListJobsOutput,
  ServiceOperations,
  ServicePages,
  ShowJobInput,
  ShowJobOutput,
} from "./generated/service-methods.ts";
import * as operations from "./generated/service-operations.ts";
import type { components, paths } from "./generated/service-types.ts";
import { connect } from "./service.ts";

/** What a query brings. */
export type QueryOutputs = components["schemas"]["QueryOutputs"];

/** A job that has ended, with its results. */
export type FinishedJob<Outputs> = Finished<ShowJobOutput, Outputs>;

/** A client of the service plane, API v1.0: the data inside one running graph. */
export interface ServiceClient extends ServiceOperations, ClientExtras<ServiceOperations, paths, ServicePages> {
  /**
   * Waits until a job has ended, and resolves to it. Many waits at a time share what they ask the service.
   *
   * What the job brings is known from the `jobId` that an algorithm's start has answered. For any other string it is
   * what queries bring, unless it is named: `waitForJob<Outputs>(...)`.
   *
   * @throws {GesJobError} when the job failed, was cancelled, or did a part of its work only
   * @throws {GesTimeoutError} when it has not ended in time; the message says which states were seen
   * @throws {GesApiError} at once when the job cannot be looked at: it does not exist, or the credentials are wrong
   */
  waitForJob<Outputs = QueryOutputs>(
    input: Omit<ShowJobInput, "job_id"> & { job_id: JobId<Outputs> },
    options?: WaitOptions<FinishedJob<Outputs>>,
  ): Promise<FinishedJob<Outputs>>;
}

type ListedJob = ListJobsOutput["jobs"][number];

/**
 * Makes a client of the service plane, API v1.0, for one graph.
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const client = createClient<ServiceOperations, paths, ServicePages>(operations, connect(options));
  const waits = jobWaits<ShowJobInput, ShowJobOutput, ListedJob>(
    {
      show: client.showJob,
      list: client.paginate.listJobs,
      idOf: (job) => job.jobId,
      // The list has no results, so a job that has ended is looked at itself.
      fromList: ({ status }) => (status === "pending" || status === "running" ? { status } : undefined),
      failReasonOf: (job) => job.failReason,
    },
    options,
  );
  // What a job brings is known to the compiler only.
  return { ...client, ...waits } as ServiceClient;
}
