import { type ClientExtras, createClient, type JobWaits, jobWaits, type ServiceClientOptions } from "@ges-sdk/core";
import type { ServiceOperations, ShowJobInput, ShowJobOutput } from "./generated/service-methods.ts";
import { routes } from "./generated/service-routes.ts";
import type { paths } from "./generated/service-types.ts";

/** A client of the service plane, API v1.0: the data inside one running graph. */
export interface ServiceClient
  extends ServiceOperations,
    JobWaits<ShowJobInput, ShowJobOutput>,
    ClientExtras<ServiceOperations, paths> {}

/**
 * Makes a client of the service plane, API v1.0, for one graph.
 *
 * @throws {GesConfigError} when an option is wrong
 */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const client = createClient<ServiceOperations, paths>(
    routes,
    options.endpoint,
    { project_id: options.projectId, graph_name: options.graphName },
    options,
  );
  return { ...client, ...jobWaits(client.showJob, (job) => job.failReason) };
}
