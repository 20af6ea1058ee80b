declare const outputs: unique symbol;

/**
 * ID of a job, which remembers what the job is about to bring: `waitForJob` knows the type of its results from it. Any
 * string will do as well.
 */
export type JobId<Outputs> = string & { readonly [outputs]?: Outputs };

/** The answer of an operation that has started a job which brings `Outputs`. */
export type Started<Accepted extends { jobId: string }, Outputs> = Omit<Accepted, "jobId"> & {
  jobId: JobId<Outputs>;
};

/** The answer of an operation that brought `Outputs` at once, or a job that did. */
export type Finished<Answer, Outputs> = Omit<Answer, "data"> & { data: { outputs: Outputs } };
