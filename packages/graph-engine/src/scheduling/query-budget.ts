import { setImmediate } from "node:timers/promises";
import { QueryError } from "../errors/query-error.ts";

/** Limits of one query. */
export interface QueryLimits {
  /** Steps of work, such as an edge that is followed or a row that is compared. */
  readonly steps: number;
  /** Rows, traversers or elements that it holds in memory at once. */
  readonly rows: number;
  /** Size of what it holds and returns, roughly in bytes. */
  readonly bytes: number;
  /** Time in milliseconds. */
  readonly timeMs: number;
}

/** Limits that hold unless others are given. */
export const DEFAULT_QUERY_LIMITS: QueryLimits = {
  steps: 200_000_000,
  rows: 1_000_000,
  bytes: 200_000_000,
  timeMs: 120_000,
};

/** Settings of a budget. */
export interface QueryBudgetOptions {
  readonly limits?: Partial<QueryLimits> | undefined;
  /** Stops the query: whoever asked has gone, or cancelled it. */
  readonly signal?: AbortSignal | undefined;
  /** Refuses a query that would change the graph. */
  readonly isReadOnly?: boolean | undefined;
  /** Milliseconds since any moment. */
  readonly now?: () => number;
}

/** Time between two turns of other work, in milliseconds. */
const SLICE_MS = 5;
/** Reading the clock costs more than a step does. */
const TURNS_BETWEEN_CHECKS = 64;

/**
 * Budget of one query: the steps, rows, bytes and time that it may take, and the pauses in which other requests get
 * their turn.
 */
export class QueryBudget {
  readonly limits: QueryLimits;
  readonly #signal: AbortSignal | undefined;
  readonly #isReadOnly: boolean;
  readonly #now: () => number;
  readonly #begun: number;
  #steps = 0;
  #rows = 0;
  #bytes = 0;
  /** Steps, and occasions to pause: a loop that counts no steps pauses, too. */
  #turns = 0;
  #nextCheck = TURNS_BETWEEN_CHECKS;
  #sliceEnd: number;

  constructor({ limits, signal, isReadOnly = false, now = () => performance.now() }: QueryBudgetOptions = {}) {
    this.limits = { ...DEFAULT_QUERY_LIMITS, ...limits };
    this.#signal = signal;
    this.#isReadOnly = isReadOnly;
    this.#now = now;
    this.#begun = now();
    this.#sliceEnd = this.#begun + SLICE_MS;
  }

  /** Milliseconds since the query began. */
  get elapsedMs(): number {
    return this.#now() - this.#begun;
  }

  /**
   * Announces that the query changes the graph.
   *
   * @throws {QueryError} when it may only read
   */
  requireWriting(): void {
    if (this.#isReadOnly)
      throw new QueryError("read-only", "The query changes the graph, which the user may only read.");
  }

  /** Counts steps of work. */
  step(count = 1): void {
    this.#steps += count;
    this.#turns += count;
    if (this.#steps > this.limits.steps) throw exceeded("steps", this.limits.steps, "steps");
  }

  /** Counts rows that are held from now on. */
  hold(count = 1): void {
    this.#rows += count;
    if (this.#rows > this.limits.rows) throw exceeded("rows", this.limits.rows, "rows at once");
  }

  /** Counts rows that are no longer held. */
  release(count = 1): void {
    this.#rows -= count;
  }

  /** Counts bytes of values and of the response. */
  bytes(count: number): void {
    this.#bytes += count;
    if (this.#bytes > this.limits.bytes) throw exceeded("bytes", this.limits.bytes, "bytes");
  }

  /**
   * Returns true when other requests should get their turn.
   *
   * @throws {QueryError} when the time is up
   * @throws the signal's reason when the query was aborted
   */
  isPauseDue(): boolean {
    this.#turns += 1;
    if (this.#turns < this.#nextCheck) return false;
    this.#nextCheck = this.#turns + TURNS_BETWEEN_CHECKS;
    this.check();
    return this.#now() >= this.#sliceEnd;
  }

  /**
   * Throws when the query was aborted or its time is up.
   *
   * @throws {QueryError} when the time is up
   */
  check(): void {
    this.#signal?.throwIfAborted();
    if (this.elapsedMs > this.limits.timeMs) throw exceeded("timeMs", this.limits.timeMs, "milliseconds");
  }

  /** Yields to other requests. */
  async pause(): Promise<void> {
    await setImmediate();
    this.check();
    this.#sliceEnd = this.#now() + SLICE_MS;
  }

  /** Counts a step, and returns a promise when other requests should get their turn. */
  stepAndYield(): Promise<void> | undefined {
    this.step();
    return this.isPauseDue() ? this.pause() : undefined;
  }
}

function exceeded(limit: keyof QueryLimits, most: number, unit: string): QueryError {
  const remedy = `narrow the query, or raise the limit with the option queryLimits.${limit}`;
  return new QueryError("limit", `it takes more than ${most} ${unit}; ${remedy}.`);
}
