/** Query that is running. */
export interface RunningQuery {
  readonly id: string;
  readonly text: string;
  /** Milliseconds since it began. */
  readonly elapsedMs: number;
}

/** Queries that run on a graph now; whoever serves it keeps them. */
export interface RunningQueries {
  list(): Iterable<RunningQuery>;
  /** Stops a query, and returns false where there is none with this ID. */
  kill(id: string): boolean;
}
