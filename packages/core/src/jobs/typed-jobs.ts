declare const outputs: unique symbol;

/**
 * ID of a job that carries the type of the job's results: `waitForJob` infers its result type from it. Any string is
 * accepted too.
 */
export type JobId<Outputs> = string & { readonly [outputs]?: Outputs };

/** Response of an operation that started a job with results of type `Outputs`. */
export type Started<Accepted extends { jobId: string }, Outputs> = Omit<Accepted, "jobId"> & {
  /** ID of the job; `waitForJob` takes it. */
  jobId: JobId<Outputs>;
};

/** Response or finished job that holds results of type `Outputs`. */
export type Finished<Body, Outputs> = Omit<Body, "data"> & {
  /** Data of the job. */
  data: {
    /** Results, as the operation that started the job describes them. */
    outputs: Outputs;
  };
};
