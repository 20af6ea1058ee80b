import type { ImportedFiles } from "./imported-file.ts";
import type { Scheduler } from "./scheduler.ts";

/** Work that a job does: it yields now and then and stops when the signal fires. */
export type Work<Result> = (signal: AbortSignal) => Promise<Result>;

type Outcome<Result> =
  | { readonly status: "success"; readonly result: Result }
  | { readonly status: "failed"; readonly failReason: string };

/** Initial data of a job. */
export interface ServiceJobBeginning {
  readonly id: string;
  /** The body of the request that began it. */
  readonly request: unknown;
  readonly isAlgorithm: boolean;
  /** True when the job cannot be cancelled. */
  readonly isUnstoppable?: boolean;
  /** True when the job changes the graph or its indexes. */
  readonly isWriting?: boolean;
  /** True for jobs of HyG, which runs one at a time. */
  readonly isHyg?: boolean;
  readonly begun: number;
  /** Minimum duration in milliseconds: on small graphs a job would end before a client could poll. */
  readonly minimumMs: number;
  /** The files of an import. */
  readonly files: ImportedFiles | undefined;
}

/** Data needed to restore a job. */
export interface ServiceJobState<Result = unknown> extends ServiceJobBeginning {
  readonly ended: number | undefined;
  /** Outcome of the work, once it is done. */
  readonly outcome: Outcome<Result> | undefined;
}

/** A job of the service plane. */
export class ServiceJob<Result = unknown> {
  readonly #beginning: ServiceJobBeginning;
  ended: number | undefined;
  status: "pending" | "running" | "success" | "failed" = "running";
  failReason: string | undefined;
  result: Result | undefined;
  /** Called when the job has ended. */
  whenEnded: (() => void) | undefined;
  readonly #controller = new AbortController();
  readonly #scheduler: Scheduler;
  /** Outcome of the work, once it is done. */
  #outcome: Outcome<Result> | undefined;
  /** True when the minimum duration has passed. */
  #isDue = false;
  /** Work that waits for its turn. */
  #waiting: Work<Result> | undefined;

  constructor(beginning: ServiceJobBeginning, scheduler: Scheduler) {
    this.#beginning = beginning;
    this.#scheduler = scheduler;
  }

  /** Restores a job. Unfinished work is not resumed. */
  static restored({ ended, outcome, ...beginning }: ServiceJobState, scheduler: Scheduler): ServiceJob {
    const job = new ServiceJob(beginning, scheduler);
    if (outcome && ended !== undefined) job.#end(outcome, ended);
    else job.#wait(job.begun);
    job.#outcome = outcome;
    return job;
  }

  get id(): string {
    return this.#beginning.id;
  }

  get request(): unknown {
    return this.#beginning.request;
  }

  get isUnstoppable(): boolean {
    return this.#beginning.isUnstoppable === true;
  }

  get isWriting(): boolean {
    return this.#beginning.isWriting === true;
  }

  get isHyg(): boolean {
    return this.#beginning.isHyg === true;
  }

  get isAlgorithm(): boolean {
    return this.#beginning.isAlgorithm;
  }

  get begun(): number {
    return this.#beginning.begun;
  }

  get files(): ImportedFiles | undefined {
    return this.#beginning.files;
  }

  /** True when the work is done, even if the minimum duration has not passed. */
  get isDone(): boolean {
    return this.ended !== undefined || this.#outcome !== undefined;
  }

  /** Begins the work. The minimum duration counts from `from`, by default the beginning of the job. */
  run(work: Work<Result>, from = this.begun): void {
    this.#wait(from);
    work(this.#controller.signal).then(
      (result) => this.#come({ status: "success", result }),
      (error: Error) => this.#come({ status: "failed", failReason: error.message }),
    );
  }

  /** Queues the work until its turn. */
  putOff(work: Work<Result>): void {
    this.status = "pending";
    this.#waiting = work;
  }

  /** Begins the work that waits. */
  takeTurn(): void {
    const work = this.#waiting;
    this.#waiting = undefined;
    if (!work || this.ended !== undefined) return;
    this.status = "running";
    this.run(work, this.#scheduler.now());
  }

  /** Data needed to restore the job. */
  state(): ServiceJobState {
    const { status, ended, failReason = "", result } = this;
    const end: Outcome<unknown> = status === "failed" ? { status, failReason } : { status: "success", result };
    return { ...this.#beginning, ended, outcome: ended === undefined ? this.#outcome : end };
  }

  /** Ends the job at once, as failed. Does nothing when it has ended. */
  fail(failReason: string, now: number): void {
    this.#end({ status: "failed", failReason }, now);
    this.#controller.abort(new Error(failReason));
  }

  /**
   * Captures the state of the job; the returned function restores it. Unfinished work cannot be
   * resumed, so its job is restored as failed.
   */
  snapshot(): () => void {
    const { status, ended, failReason, result } = this;
    const isDue = this.#isDue;
    const isInterrupted = ended === undefined && this.#outcome === undefined;
    return () => {
      Object.assign(this, { status, ended, failReason, result });
      this.#isDue = isDue;
      if (isInterrupted) this.fail("Interrupted by a restore.", this.#scheduler.now());
    };
  }

  #wait(from: number): void {
    this.#scheduler.at(from + this.#beginning.minimumMs, () => {
      this.#isDue = true;
      this.#endWhenDone();
    });
  }

  #come(outcome: Outcome<Result>): void {
    this.#outcome = outcome;
    this.#endWhenDone();
  }

  #endWhenDone(): void {
    // A failure is reported at once; only success takes its time.
    const isOver = this.#isDue || this.#outcome?.status === "failed";
    if (this.#outcome && isOver) this.#end(this.#outcome, this.#scheduler.now());
  }

  #end(outcome: Outcome<Result>, now: number): void {
    if (this.ended !== undefined) return;
    Object.assign(this, outcome, { ended: now });
    this.whenEnded?.();
  }
}
