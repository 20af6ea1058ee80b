import type { Finished, JobApi } from "@ges-sdk/core";
import type { ListJobsOutput, ShowJobInput, ShowJobOutput } from "./generated/service-methods.ts";
import type { components } from "./generated/service-types.ts";

/** Results of a query. */
export type QueryOutputs = components["schemas"]["QueryOutputs"];

/** A finished job with its results. */
export type FinishedJob<Outputs> = Finished<ShowJobOutput, Outputs>;

type Jobs = JobApi<ShowJobInput, ShowJobOutput, ListJobsOutput["jobs"][number]>;

/** Creates the adapter to the jobs of the service plane. */
export function serviceJobs({ show, list }: Pick<Jobs, "show" | "list">): Jobs {
  return {
    show,
    list,
    idOf: (job) => job.jobId,
    // The list has no results, so a finished job is requested by itself.
    fromList: ({ status }) => (status === "pending" || status === "running" ? { status } : undefined),
    failReasonOf: (job) => job.failReason,
  };
}
