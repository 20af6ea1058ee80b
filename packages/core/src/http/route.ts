/** Field names of a list operation. Generated from the description. */
export interface PageShape {
  /** Field of the response that holds the items. */
  readonly items: string;
  /** Field that identifies an item. */
  readonly key: string;
  /** Field of the response that holds the total number of items, if the API gives it. */
  readonly total?: string;
}

/** Route of one operation. Generated from the description. */
export interface Route {
  readonly method: string;
  /** Path template, with parameters in braces. */
  readonly path: string;
  /** Retry class: the operation only reads, has the same effect twice, or neither. */
  readonly retry: "safe" | "idempotent" | "unsafe";
  /** Query parameters whose value is always the same. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Names of the other query parameters. */
  readonly query?: readonly string[];
  /** Names of the required ones among them. */
  readonly required?: readonly string[];
  /** Request body, if the operation takes one. */
  readonly body?: "required" | "optional";
  /** Field names of a paged list. */
  readonly page?: PageShape;
  /** Field of the response that holds the ID of the job that the operation starts. */
  readonly job?: "job_id" | "jobId";
  /** True when the operation starts its job only if the body's `executionMode` is `async`. */
  readonly asynchronous?: boolean;
}
