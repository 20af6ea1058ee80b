import type { JobApi, JobInput } from "./job-api.ts";

/** A job as either version of the management plane writes it. */
export interface WireJob {
  /** State of the job: `running`, `success`, `failed` and others. */
  readonly status: string;
  /** ID of the job in API v2. */
  readonly job_id?: string | undefined;
  /** ID of the job in API v1.0. */
  readonly jobId?: string | undefined;
  /** Reason that the job failed, in API v2. */
  readonly fail_reason?: string | undefined;
  /** Reason that the job failed, in API v1.0. */
  readonly failReason?: string | undefined;
}

/** Creates the adapter to the jobs of the management plane. */
export function managementJobs<Input extends JobInput, Job extends WireJob>({
  show,
  list,
}: Pick<JobApi<Input, Job, Job>, "show" | "list">): JobApi<Input, Job, Job> {
  return {
    show,
    list,
    idOf: ({ job_id, jobId }) => job_id ?? jobId ?? "",
    fromList: (job) => job,
    failReasonOf: ({ fail_reason, failReason }) => fail_reason ?? failReason,
  };
}
