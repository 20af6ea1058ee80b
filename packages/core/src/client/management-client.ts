import { type GraphWaits, graphWaits } from "../jobs/graph-waits.ts";
import type { JobInput } from "../jobs/job-api.ts";
import { type JobWaits, jobWaits } from "../jobs/job-waits.ts";
import type { CallOptions } from "../options/call-options.ts";
import { type ClientExtras, createClient, type DescribedOperations } from "./client.ts";
import type { Connection } from "./connection.ts";

/** Operations of the management plane that waiting needs, whatever the version of the API calls their fields. */
export interface ManagementJobOperations {
  /** Reads the status of a job. */
  showJob(input: never, options?: CallOptions): Promise<{ status: string }>;
  /** Reads a graph with its status. */
  showGraph(input: never, options?: CallOptions): Promise<{ graph: { status: string } }>;
}

type Input<Operation extends (input: never) => unknown> = Parameters<Operation>[0];
type Output<Operation extends (input: never) => unknown> = Awaited<ReturnType<Operation>>;

/** Client of the management plane with the given operations. */
export type ManagementClientOf<Operations extends ManagementJobOperations, Paths extends object, Pages> = Operations &
  JobWaits<Input<Operations["showJob"]>, Output<Operations["showJob"]>> &
  GraphWaits<Input<Operations["showGraph"]>, Output<Operations["showGraph"]>["graph"]> &
  ClientExtras<Operations, Paths, Pages>;

/** A job as either version of the API writes it. */
interface WireJob {
  readonly status: string;
  readonly job_id?: string;
  readonly jobId?: string;
  readonly fail_reason?: string;
  readonly failReason?: string;
}

/** The operations behind the waits, as they are at run time. */
interface WireOperations {
  showJob(input: JobInput, options: CallOptions): Promise<WireJob>;
  showGraph(input: { graph_id: string }, options: CallOptions): Promise<{ graph: { status: string } }>;
}

interface WirePages {
  listJobs(input: object, options: CallOptions): AsyncIterable<WireJob>;
}

/** Creates a client of the management plane from the operations of a description. */
export function managementClient<Operations extends ManagementJobOperations, Paths extends object, Pages>(
  described: DescribedOperations,
  connection: Connection,
): ManagementClientOf<Operations, Paths, Pages> {
  const client = createClient<WireOperations, Paths, WirePages>(described, connection);
  const waits = {
    ...jobWaits<JobInput, WireJob, WireJob>(
      {
        show: client.showJob,
        list: client.paginate.listJobs,
        idOf: ({ job_id, jobId }) => job_id ?? jobId ?? "",
        fromList: (job) => job,
        failReasonOf: ({ fail_reason, failReason }) => fail_reason ?? failReason,
      },
      connection.settings,
    ),
    ...graphWaits(client.showGraph, connection.settings),
  };
  // The description is the only witness of the operations' types.
  return { ...client, ...waits } as unknown as ManagementClientOf<Operations, Paths, Pages>;
}
