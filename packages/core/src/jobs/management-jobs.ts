import type { JobApi, JobInput } from "./job-api.ts";

/** A job as either version of the management plane writes it. */
export interface WireJob {
  readonly status: string;
  readonly job_id?: string;
  readonly jobId?: string;
  readonly fail_reason?: string;
  readonly failReason?: string;
}

/** Creates the adapter to the jobs of the management plane. */
export function managementJobs({
  show,
  list,
}: Pick<JobApi<JobInput, WireJob, WireJob>, "show" | "list">): JobApi<JobInput, WireJob, WireJob> {
  return {
    show,
    list,
    idOf: ({ job_id, jobId }) => job_id ?? jobId ?? "",
    fromList: (job) => job,
    failReasonOf: ({ fail_reason, failReason }) => fail_reason ?? failReason,
  };
}
