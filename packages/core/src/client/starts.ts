import { GesError } from "../errors/ges-error.ts";
import { type JobHandle, jobHandle, type SavedJob } from "../jobs/job-handle.ts";
import type { WaitOptions } from "../jobs/wait-options.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { DescribedOperations } from "./client.ts";

/** Input of an operation that starts a job, and its response, as they are at run time. */
type Values = Readonly<Record<string, unknown>>;
type Method = (input: Values, options?: CallOptions) => Promise<Values | null>;

/** Members of a client that give handles of jobs. */
export interface JobStarts<Starts, Handle> {
  /** The operations that start a job, resolving to a handle of the job. */
  start: Starts;
  /**
   * Creates the handle of a job that was started before, perhaps by another process.
   *
   * @param saved what the handle's `toJSON` returned, or the IDs of the job
   */
  job(saved: SavedJob): Handle;
}

/** Creates the members of a client that give handles of jobs. */
export function jobStarts<Starts, Handle>(
  described: DescribedOperations,
  methods: object,
  waitForJob: (saved: SavedJob, options?: WaitOptions<unknown>) => Promise<unknown>,
  cancelJob?: (saved: SavedJob, options?: CallOptions) => Promise<unknown>,
): JobStarts<Starts, Handle> {
  const job = (saved: SavedJob): JobHandle<unknown> => {
    const handle = jobHandle(saved, waitForJob);
    if (!cancelJob) return handle;
    const cancel = async (options?: CallOptions) => {
      await cancelJob(handle.toJSON(), options);
    };
    return { ...handle, ...{ cancel } };
  };
  const start: Record<string, unknown> = {};
  for (const [operationId, { route }] of Object.entries(described)) {
    const { job: field, asynchronous } = route;
    if (!field) continue;
    const method = (methods as Record<string, Method>)[operationId];
    start[operationId] = async (input: Values = {}, options?: CallOptions) => {
      const body = asynchronous && { body: { ...(input["body"] as object), executionMode: "async" } };
      const response = await method?.({ ...input, ...body }, options);
      const job_id = response?.[field];
      if (typeof job_id === "string" && job_id !== "") return job({ ...input, job_id });
      throw new GesError(`${operationId}: the response has no job ID, so there is no job to follow`, { operationId });
    };
  }
  return { start: start as Starts, job: job as (saved: SavedJob) => Handle };
}
