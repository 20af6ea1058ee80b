import { type ClientExtras, createClient, type JobWaits, jobWaits, type ServiceClientOptions } from "@ges-sdk/core";
import type {
  ListJobsOutput,
  ServiceOperations,
  ServicePages,
  ShowJobInput,
  ShowJobOutput,
} from "./generated/service-methods.ts";
import { routes } from "./generated/service-routes.ts";
import type { paths } from "./generated/service-types.ts";

/** A client of the service plane, API v1.0: the data inside one running graph. */
export interface ServiceClient
  extends ServiceOperations,
    JobWaits<ShowJobInput, ShowJobOutput>,
    ClientExtras<ServiceOperations, paths, ServicePages> {}

type ListedJob = ListJobsOutput["jobs"][number];

/**
 * Makes a client of the service plane, API v1.0, for one graph.
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const client = createClient<ServiceOperations, paths, ServicePages>(
    routes,
    options.endpoint,
    { project_id: options.projectId, graph_name: options.graphName },
    options,
  );
  return {
    ...client,
    ...jobWaits<ShowJobInput, ShowJobOutput, ListedJob>(
      {
        show: client.showJob,
        list: client.paginate.listJobs,
        idOf: (job) => job.jobId,
        // The list has no results, so a job that has ended is looked at itself.
        fromList: ({ status }) => (status === "pending" || status === "running" ? { status } : undefined),
        failReasonOf: (job) => job.failReason,
      },
      options,
    ),
  };
}
