import type { Timing } from "../http/timing.ts";
import type { JobApi, JobInput } from "./job-api.ts";

/** From so many waits on, one list of all jobs is cheaper than a look at each. */
const SHARED_FROM = 5;
/** Size of a page of the list. */
const PAGE_SIZE = 1000;
/** How many pages of jobs that nobody waits for are read at most before the rest is looked at one by one. */
const LONGEST_DETOUR_PAGES = 20;
/** How many jobs are looked at one by one at the same time. */
const CONCURRENT_LOOKS = 10;

/** The waits on jobs that one list can tell of. */
interface Scope<Job> {
  readonly where: Omit<JobInput, "job_id">;
  /** IDs of the jobs that are waited for, with the number of waits on each. */
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
 * Looks at jobs for all waits of one client. Few jobs are looked at one by one; many are looked up in the list of jobs,
 * which is read once for all of them, and those that the list does not show one by one after all.
 */
export class JobLookup<Input extends JobInput, Job extends { status: string }, Listed> {
  readonly #api: JobApi<Input, Job, Listed>;
  readonly #timing: Timing;
  readonly #scopes = new Map<string, Scope<Job>>();

  constructor(api: JobApi<Input, Job, Listed>, timing: Timing) {
    this.#api = api;
    this.#timing = timing;
  }

  /** Counts a wait in. The returned function counts it out. */
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

  /** The present state of a job that was counted in, or one that was listed at most `maxAgeMs` milliseconds ago. */
  async look(input: Input, maxAgeMs: number, signal: AbortSignal): Promise<Job> {
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
        // Waits that began while the list is read count too. A list never costs more calls than a look at each job.
        const longestDetour = Math.min(scope.waits.size, LONGEST_DETOUR_PAGES) * PAGE_SIZE;
        if (found >= scope.waits.size || detour > longestDetour) break;
      }
    } catch {
      // Whoever may not list jobs may still look at one; what is really wrong shows there.
    }
    scope.listed = listed;
    scope.listedAt = this.#timing.now();
    scope.listing = undefined;
  }

  async #showInTurn(scope: Scope<Job>, input: Input, signal: AbortSignal): Promise<Job> {
    if (scope.running >= CONCURRENT_LOOKS) await new Promise<void>((resolve) => scope.queue.push(resolve));
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
