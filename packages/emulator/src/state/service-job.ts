import { setTimeout as sleep } from "node:timers/promises";

/** Work that a job does: it gives way now and then and stops when the signal fires. */
export type Work<Result> = (signal: AbortSignal) => Promise<Result>;

/** A job of the service plane. It runs from the moment it is made. */
export class ServiceJob<Result = unknown> {
  readonly id: string;
  /** The body of the request that began it. */
  readonly request: unknown;
  readonly isAlgorithm: boolean;
  readonly begun: number;
  ended: number | undefined;
  status: "running" | "success" | "failed" = "running";
  failReason: string | undefined;
  result: Result | undefined;
  readonly #controller = new AbortController();

  /**
   * @param minimumMs how long it takes at least, in milliseconds: small graphs would be done before anybody could look
   */
  constructor(
    id: string,
    request: unknown,
    isAlgorithm: boolean,
    work: Work<Result>,
    minimumMs: number,
    now: () => number,
  ) {
    this.id = id;
    this.request = request;
    this.isAlgorithm = isAlgorithm;
    this.begun = now();
    const { signal } = this.#controller;
    // A pause must not keep the process alive.
    const pause = sleep(minimumMs, undefined, { signal, ref: false });
    Promise.all([work(signal), pause]).then(
      ([result]) => this.#end(now(), "success", undefined, result),
      (error: Error) => this.#end(now(), "failed", error.message, undefined),
    );
  }

  /** Ends the job at once, as failed. Does nothing when it has ended. */
  fail(reason: string, now: number): void {
    this.#end(now, "failed", reason, undefined);
    this.#controller.abort(new Error(reason));
  }

  #end(now: number, status: "success" | "failed", failReason: string | undefined, result: Result | undefined): void {
    if (this.ended !== undefined) return;
    this.ended = now;
    this.status = status;
    this.failReason = failReason;
    this.result = result;
  }
}
