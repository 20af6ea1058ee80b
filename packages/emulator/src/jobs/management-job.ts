import type { ImportedFiles } from "./imported-file.ts";
import type { JobKind } from "./job-kinds.ts";

/** States that a job of the management plane can be in, from its beginning to its end. */
export const JOB_STATUSES = ["running", "success", "partiallyFailed", "failed"] as const;

export type JobStatus = (typeof JOB_STATUSES)[number];

/** A job of the management plane. Once it has ended, it does not change any more. */
export interface ManagementJob {
  readonly id: string;
  /** Kind of job, for example `StopGraph`. */
  readonly name: JobKind;
  readonly graphId: string;
  readonly graphName: string;
  status: JobStatus;
  readonly begun: number;
  ended: number | undefined;
  failReason: string | undefined;
  /** The files of an import. */
  readonly files?: ImportedFiles;
}
