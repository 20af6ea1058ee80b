import {
  type CancellableJobHandle,
  type ClientExtras,
  createClient,
  type Finished,
  type JobId,
  type JobStarts,
  jobStarts,
  jobWaits,
  type ServiceClientOptions,
  type WaitOptions,
} from "@ges-sdk/core";
import type {
  ListJobsOutput,
  ServiceOperations,
  ServicePages,
  ServiceResponses,
  ServiceStarts,
  ShowJobInput,
  ShowJobOutput,
} from "./generated/service-methods.ts";
import * as operations from "./generated/service-operations.ts";
import type { components, paths } from "./generated/service-types.ts";
import { connect } from "./service.ts";

/** Results of a query. */
export type QueryOutputs = components["schemas"]["QueryOutputs"];

/** A finished job with its results. */
export type FinishedJob<Outputs> = Finished<ShowJobOutput, Outputs>;

/** Client of the service plane, API v1.0: the data inside one running graph. */
export interface ServiceClient
  extends ServiceOperations,
    JobStarts<ServiceStarts, CancellableJobHandle<FinishedJob<QueryOutputs>>>,
    ClientExtras<ServiceOperations, paths, ServicePages, ServiceResponses> {
  /**
   * Waits until a job ends, and resolves to it. Concurrent waits share their requests.
   *
   * The `jobId` that starting an algorithm returns carries the type of its results. Any other string means the results
   * of a query, unless the type is given: `waitForJob<Outputs>(...)`.
   *
   * @throws {GesJobError} when the job fails, is cancelled, or completes only partly
   * @throws {GesTimeoutError} when it does not end in time; the message lists the states seen
   * @throws {GesApiError} when the job cannot be shown: it does not exist, or the credentials are wrong
   */
  waitForJob<Outputs = QueryOutputs>(
    input: Omit<ShowJobInput, "job_id"> & { job_id: JobId<Outputs> },
    options?: WaitOptions<FinishedJob<Outputs>>,
  ): Promise<FinishedJob<Outputs>>;
}

type ListedJob = ListJobsOutput["jobs"][number];

/**
 * Creates a client of the service plane, API v1.0, for one graph.
 *
 * @example
 * ```ts
 * import { tokenCredentials } from "@ges-sdk/core";
 * import { createServiceClient } from "@ges-sdk/v1";
 *
 * const graph = createServiceClient({
 *   endpoint: "https://192.168.0.4",
 *   graphName: "movie",
 *   projectId: "0123",
 *   credentials: tokenCredentials("token"),
 * });
 * await graph.executeGremlinQuery({ body: { command: "g.V().count()" } });
 * ```
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const client = createClient<ServiceOperations, paths, ServicePages, ServiceResponses>(operations, connect(options));
  const waits = jobWaits<ShowJobInput, ShowJobOutput, ListedJob>(
    {
      show: client.showJob,
      list: client.paginate.listJobs,
      idOf: (job) => job.jobId,
      // The list has no results, so a finished job is requested by itself.
      fromList: ({ status }) => (status === "pending" || status === "running" ? { status } : undefined),
      failReasonOf: (job) => job.failReason,
    },
    options,
  );
  // Only the compiler knows the types of results.
  const handles = jobStarts(operations, client, (job, given) => waits.waitForJob(job, given), client.cancelJob);
  return { ...client, ...waits, ...handles } as unknown as ServiceClient;
}
