import { QueryError } from "../errors/query-error.ts";
import { QueryBudget, type QueryBudgetOptions } from "./query-budget.ts";

/** Query that is running. */
export interface RunningQuery {
  readonly id: string;
  readonly text: string;
  /** Milliseconds since it began. */
  readonly elapsedMs: number;
}

/** Queries that run on a graph now: each has its budget and can be killed. */
export class RunningQueries {
  readonly #running = new Map<
    string,
    { readonly text: string; readonly budget: QueryBudget; readonly kill: AbortController }
  >();
  #lastId = 0;

  /**
   * Carries a query out and lists it meanwhile.
   *
   * @param options limits, and the signal of whoever waits for the result
   * @throws {QueryError} when it is killed
   */
  async run<Result>(
    text: string,
    { signal, ...options }: QueryBudgetOptions,
    work: (budget: QueryBudget) => Promise<Result>,
  ): Promise<Result> {
    this.#lastId += 1;
    const id = `query-${this.#lastId}`;
    const kill = new AbortController();
    const either = signal ? AbortSignal.any([signal, kill.signal]) : kill.signal;
    const budget = new QueryBudget({ ...options, signal: either });
    this.#running.set(id, { text, budget, kill });
    try {
      return await work(budget);
    } finally {
      this.#running.delete(id);
    }
  }

  *list(): Generator<RunningQuery> {
    for (const [id, { text, budget }] of this.#running) yield { id, text, elapsedMs: budget.elapsedMs };
  }

  /** Stops a query, and returns false where there is none with this ID. */
  kill(id: string): boolean {
    const query = this.#running.get(id);
    query?.kill.abort(new QueryError("invalid", `the query ${id} was killed.`));
    return query !== undefined;
  }
}
