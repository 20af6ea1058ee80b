import type { Timing } from "../http/timing.ts";
import type { JobApi, JobInput } from "./job-api.ts";

/** From this many waits on, one list of all jobs is cheaper than one request for each. */
const SHARED_FROM = 5;
/** Size of a page of the list. */
const PAGE_SIZE = 1000;
/** Maximum number of pages of unrelated jobs to read before the rest is requested one by one. */
const LONGEST_DETOUR_PAGES = 20;
/** Maximum number of concurrent requests for single jobs. */
const CONCURRENT_REQUESTS = 10;

/** Waits on jobs that one list covers. */
interface Scope<Job> {
  readonly where: Omit<JobInput, "job_id">;
  /** Number of waits on each job, by job ID. */
  readonly waits: Map<string, number>;
  /** Ends the list when nobody waits any more. */
  readonly controller: AbortController;
  listedAt: number;
  listed: Map<string, Job>;
  listing: Promise<void> | undefined;
  running: number;
  readonly queue: (() => void)[];
}

/**
 * Polls jobs for all waits of one client. Requests few jobs one by one; looks many up in the list of jobs, which it
 * reads once for all of them, and requests those that the list does not show one by one after all.
 */
export class JobLookup<Input extends JobInput, Job extends { status: string }, Listed> {
  readonly #api: JobApi<Input, Job, Listed>;
  readonly #timing: Timing;
  readonly #scopes = new Map<string, Scope<Job>>();

  constructor(api: JobApi<Input, Job, Listed>, timing: Timing) {
    this.#api = api;
    this.#timing = timing;
  }

  /** Registers a wait. The returned function removes it. */
  enter(input: Input): () => void {
    const { job_id, project_id, graph_name } = input;
    const key = JSON.stringify([project_id, graph_name]);
    const scope = this.#scopes.get(key) ?? newScope<Job>({ project_id, graph_name });
    this.#scopes.set(key, scope);
    scope.waits.set(job_id, (scope.waits.get(job_id) ?? 0) + 1);
    return () => {
      const others = (scope.waits.get(job_id) ?? 1) - 1;
      if (others > 0) scope.waits.set(job_id, others);
      else scope.waits.delete(job_id);
      if (scope.waits.size > 0) return;
      scope.controller.abort();
      this.#scopes.delete(key);
    };
  }

  /** Returns the state of a registered job, at most `maxAgeMs` milliseconds old. */
  async poll(input: Input, maxAgeMs: number, signal: AbortSignal): Promise<Job> {
    const scope = this.#scopes.get(JSON.stringify([input.project_id, input.graph_name]));
    if (!scope || scope.waits.size < SHARED_FROM) return this.#api.show(input, { signal });
    if (this.#timing.now() - scope.listedAt > maxAgeMs) {
      scope.listing ??= this.#list(scope);
      await scope.listing;
    }
    return scope.listed.get(input.job_id) ?? this.#showInTurn(scope, input, signal);
  }

  async #list(scope: Scope<Job>): Promise<void> {
    const listed = new Map<string, Job>();
    let found = 0;
    let detour = 0;
    try {
      const { signal } = scope.controller;
      for await (const item of this.#api.list({ ...scope.where, limit: PAGE_SIZE }, { signal })) {
        const id = this.#api.idOf(item);
        const job = this.#api.fromList(item);
        if (scope.waits.has(id)) found += 1;
        else detour += 1;
        if (scope.waits.has(id) && job) listed.set(id, job);
        // Waits that began while the list is read count too. A list never costs more calls than a request for each job.
        const longestDetour = Math.min(scope.waits.size, LONGEST_DETOUR_PAGES) * PAGE_SIZE;
        if (found >= scope.waits.size || detour > longestDetour) break;
      }
    } catch {
      // Whoever may not list jobs may still show one; a real problem appears there.
    }
    scope.listed = listed;
    scope.listedAt = this.#timing.now();
    scope.listing = undefined;
  }

  async #showInTurn(scope: Scope<Job>, input: Input, signal: AbortSignal): Promise<Job> {
    if (scope.running >= CONCURRENT_REQUESTS) await new Promise<void>((resolve) => scope.queue.push(resolve));
    scope.running += 1;
    try {
      signal.throwIfAborted();
      return await this.#api.show(input, { signal });
    } finally {
      scope.running -= 1;
      scope.queue.shift()?.();
    }
  }
}

function newScope<Job>(where: Scope<Job>["where"]): Scope<Job> {
  return {
    where,
    waits: new Map(),
    controller: new AbortController(),
    listedAt: Number.NEGATIVE_INFINITY,
    listed: new Map(),
    listing: undefined,
    running: 0,
    queue: [],
  };
}
