import type { GraphInput, GraphWaits } from "../jobs/graph-api.ts";
import { graphWaits } from "../jobs/graph-waits.ts";
import type { JobInput, JobWaits } from "../jobs/job-api.ts";
import type { JobHandle } from "../jobs/job-handle.ts";
import { jobWaits } from "../jobs/job-waits.ts";
import { managementJobs, type WireJob } from "../jobs/management-jobs.ts";
import type { CallOptions } from "../options/call-options.ts";
import { type ClientExtras, createClient, type DescribedOperations } from "./client.ts";
import type { Connection } from "./connection.ts";
import { type JobStarts, jobStarts } from "./starts.ts";

/** Operations of the management plane that waiting needs, whatever the version of the API calls their fields. */
export interface ManagementJobOperations {
  /** Reads the status of a job. */
  showJob(input: never, options?: CallOptions): Promise<{ status: string }>;
  /** Reads a graph with its status. */
  showGraph(input: never, options?: CallOptions): Promise<{ graph: { status: string } }>;
}

type Input<Operation extends (input: never) => unknown> = Parameters<Operation>[0];
type Output<Operation extends (input: never) => unknown> = Awaited<ReturnType<Operation>>;

/** Types of a management client that are generated from a description. */
export interface ManagementTypes {
  /** Methods by operation. */
  readonly operations: ManagementJobOperations;
  /** Paths as openapi-fetch takes them. */
  readonly paths: object;
  /** List operations as iterators over items. */
  readonly pages: unknown;
  /** Operations that begin a job, resolving to its handle. */
  readonly starts: unknown;
}

/** Client of the management plane with the given types. */
export type ManagementClientOf<Types extends ManagementTypes> = Types["operations"] &
  JobWaits<Input<Types["operations"]["showJob"]>, Output<Types["operations"]["showJob"]>> &
  GraphWaits<Input<Types["operations"]["showGraph"]>, Output<Types["operations"]["showGraph"]>["graph"]> &
  JobStarts<Types["starts"], JobHandle<Output<Types["operations"]["showJob"]>>> &
  ClientExtras<Types["operations"], Types["paths"], Types["pages"]>;

interface WireGraph {
  readonly status: string;
}

/** The operations behind the waits, as they are at run time. */
interface WireOperations {
  showJob(input: JobInput, options: CallOptions): Promise<WireJob>;
  showGraph(input: GraphInput, options: CallOptions): Promise<{ graph: WireGraph }>;
}

interface WirePages {
  listJobs(input: object, options: CallOptions): AsyncIterable<WireJob>;
  listGraphs(input: object, options: CallOptions): AsyncIterable<WireGraph & { id: string }>;
}

/** Creates a client of the management plane from the operations of a description. */
export function managementClient<Types extends ManagementTypes>(
  described: DescribedOperations,
  connection: Connection,
): ManagementClientOf<Types> {
  const { settings } = connection;
  const client = createClient<WireOperations, object, WirePages>(described, connection);
  const { showJob, showGraph, paginate } = client;
  const waits = jobWaits(managementJobs<JobInput, WireJob>({ show: showJob, list: paginate.listJobs }), settings);
  const members = {
    ...client,
    ...waits,
    ...graphWaits<GraphInput, WireGraph>({ show: showGraph, list: paginate.listGraphs }, settings),
    ...jobStarts(described, client, (saved, options) => waits.waitForJob(saved, options)),
  };
  // The description is the only witness of the operations' types.
  return members as unknown as ManagementClientOf<Types>;
}
