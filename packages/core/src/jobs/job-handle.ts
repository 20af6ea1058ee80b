import type { CallOptions } from "../options/call-options.ts";
import type { WaitOptions } from "./wait-options.ts";

/** Identifies a job, as plain data that can be stored and resumed in another process with `client.job(saved)`. */
export interface SavedJob {
  /** ID of the job. */
  readonly job_id: string;
  /** ID of its graph, for jobs of the management plane. */
  readonly graph_id?: string | undefined;
  /** Name of its graph, for jobs of the service plane. */
  readonly graph_name?: string | undefined;
  /** Project of its graph, if the call that started it named one. */
  readonly project_id?: string | undefined;
}

/**
 * A job that was started. Iterating over it yields each state until the job ends. It is no promise: returning it from
 * an async function does not wait.
 */
export interface JobHandle<Job> extends AsyncIterable<Job> {
  /** ID of the job. */
  readonly id: string;
  /**
   * Waits until the job ends, and resolves to it.
   *
   * @throws {GesJobError} when the job fails, is cancelled, or completes only partly
   * @throws {GesTimeoutError} when it does not end in time
   */
  done(options?: WaitOptions<Job>): Promise<Job>;
  /** Returns the data that `client.job(saved)` resumes the job from. */
  toJSON(): SavedJob;
}

/** A job of the service plane, which can be cancelled. */
export interface CancellableJobHandle<Job> extends JobHandle<Job> {
  /** Cancels the job. A wait for it then rejects with `GesJobError`. */
  cancel(options?: CallOptions): Promise<void>;
}

/** Creates a handle from a way to wait. */
export function jobHandle<Job>(
  saved: SavedJob,
  wait: (saved: SavedJob, options?: WaitOptions<Job>) => Promise<Job>,
): JobHandle<Job> {
  const { job_id, graph_id, graph_name, project_id } = saved;
  const plain = JSON.parse(JSON.stringify({ job_id, graph_id, graph_name, project_id })) as SavedJob;
  return {
    id: job_id,
    done: async (options) => await wait(plain, options),
    toJSON: () => plain,
    async *[Symbol.asyncIterator]() {
      const { statesOf } = await import("./states-of.ts");
      yield* statesOf<Job>((options) => wait(plain, options));
    },
  };
}
