import {
  type CancellableJobHandle,
  type ClientExtras,
  createClient,
  type Exact,
  type ExactMembers,
  type JobId,
  type JobStarts,
  jobStarts,
  jobWaits,
  type ServiceClientOptions,
  type WaitOptions,
} from "@ges-sdk/core";
import type {
  ServiceExactOperations,
  ServiceExactResponses,
  ServiceExactStarts,
  ServiceOperations,
  ServicePages,
  ServiceResponses,
  ServiceStarts,
  ShowJobInput,
} from "./generated/service-methods.ts";
import * as operations from "./generated/service-operations.ts";
import type { paths } from "./generated/service-types.ts";
import { connect } from "./service.ts";
import { type FinishedJob, type QueryOutputs, serviceJobs } from "./service-jobs.ts";

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

/** Members whose types follow from their input. */
interface TypedByInput extends ServiceExactOperations {
  /** The operations that start a job, resolving to a handle of the job. */
  start: ServiceExactStarts & ExactMembers<ServiceStarts, keyof ServiceExactStarts>;

  /** The same methods, resolving to `{ data, response }`: for headers, the status and the request ID. */
  withResponse: ServiceExactResponses & ExactMembers<ServiceClient["withResponse"], keyof ServiceExactResponses>;

  /** The openapi-fetch client over the same transport. It gives large integers as decimal strings. */
  fetchClient: ServiceClient["fetchClient"];

  /** Waits until a job ends, and resolves to it, as {@link ServiceClient.waitForJob} does. */
  waitForJob<Outputs = QueryOutputs>(
    input: Omit<ShowJobInput, "job_id"> & { job_id: JobId<Outputs> },
    options?: WaitOptions<Exact<FinishedJob<Outputs>>>,
  ): Promise<Exact<FinishedJob<Outputs>>>;
}

/** Client of the service plane, API v1.0, with the option `integers: "bigint"`. */
export interface ExactServiceClient extends ExactMembers<ServiceClient, keyof TypedByInput>, TypedByInput {}

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
export function createServiceClient(
  options: ServiceClientOptions & { readonly integers: "bigint" },
): ExactServiceClient;
export function createServiceClient(options: ServiceClientOptions): ServiceClient;
export function createServiceClient(options: ServiceClientOptions): unknown {
  const connection = connect(options);
  const client = createClient<ServiceOperations, paths, ServicePages, ServiceResponses>(operations, connection);
  const waits = jobWaits(serviceJobs({ show: client.showJob, list: client.paginate.listJobs }), connection.settings);
  // Only the compiler knows the types of results.
  const handles = jobStarts(operations, client, (job, given) => waits.waitForJob(job, given), client.cancelJob);
  return { ...client, ...waits, ...handles };
}
