import { GesError } from "../errors/ges-error.ts";
import type { Timing } from "../http/timing.ts";
import type { CallOptions } from "../options/call-options.ts";

/** From this many waits on, one list is cheaper than one request for each. */
const SHARED_FROM = 5;
/** Size of a page of the list. */
const PAGE_SIZE = 1000;
/** Maximum number of pages of unrelated items to read before the rest is requested one by one. */
const LONGEST_DETOUR_PAGES = 20;
/** Maximum number of concurrent requests for single items. */
const CONCURRENT_REQUESTS = 10;

/** Scope of a list: a project, or a graph in it. */
export interface Where {
  readonly project_id: string | undefined;
  readonly graph_name?: string | undefined;
}

/** Adapter to jobs or graphs of one API. */
export interface LookupApi<Input, Item extends { status: string }, Listed> {
  /** Name of the operation that shows one item. */
  readonly operationId: string;
  idOf(input: Input): string;
  whereOf(input: Input): Where;
  show(input: Input, options: CallOptions): Promise<Item>;
  list(input: Where & { limit: number }, options: CallOptions): AsyncIterable<Listed>;
  listedId(listed: Listed): string;
  /** Returns a listed item as `show` returns it, or undefined when `show` has to be called. */
  fromList(listed: Listed): Item | undefined;
}

/** Waits that one list covers. */
interface Scope<Item> {
  readonly where: Where;
  /** Number of waits on each item, by ID. */
  readonly waits: Map<string, number>;
  /** Ends the list when nobody waits any more. */
  readonly controller: AbortController;
  listedAt: number;
  listed: Map<string, Item>;
  listing: Promise<void> | undefined;
  running: number;
  readonly queue: (() => void)[];
}

/**
 * Polls jobs or graphs for all waits of one client. Requests few of them one by one; looks many up in their list, which
 * it reads once for all waits, and requests those that the list does not show one by one after all.
 */
export class Lookup<Input, Item extends { status: string }, Listed> {
  readonly #api: LookupApi<Input, Item, Listed>;
  readonly #timing: Timing;
  readonly #scopes = new Map<string, Scope<Item>>();

  constructor(api: LookupApi<Input, Item, Listed>, timing: Timing) {
    this.#api = api;
    this.#timing = timing;
  }

  /** Registers a wait. The returned function removes it. */
  enter(input: Input): () => void {
    const id = this.#api.idOf(input);
    const key = this.#keyOf(input);
    const scope = this.#scopes.get(key) ?? newScope<Item>(this.#api.whereOf(input));
    this.#scopes.set(key, scope);
    scope.waits.set(id, (scope.waits.get(id) ?? 0) + 1);
    return () => {
      const others = (scope.waits.get(id) ?? 1) - 1;
      if (others > 0) scope.waits.set(id, others);
      else scope.waits.delete(id);
      if (scope.waits.size > 0) return;
      scope.controller.abort();
      this.#scopes.delete(key);
    };
  }

  /** Returns the state of a registered item, at most `maxAgeMs` milliseconds old. */
  async poll(input: Input, maxAgeMs: number, signal: AbortSignal): Promise<Item> {
    const scope = this.#scopes.get(this.#keyOf(input));
    if (!scope || scope.waits.size < SHARED_FROM) return this.#show(input, signal);
    if (this.#timing.now() - scope.listedAt > maxAgeMs) {
      scope.listing ??= this.#list(scope);
      await scope.listing;
    }
    return scope.listed.get(this.#api.idOf(input)) ?? this.#showInTurn(scope, input, signal);
  }

  #keyOf(input: Input): string {
    const { project_id, graph_name } = this.#api.whereOf(input);
    return JSON.stringify([project_id, graph_name]);
  }

  async #list(scope: Scope<Item>): Promise<void> {
    const listed = new Map<string, Item>();
    let found = 0;
    let detour = 0;
    try {
      const { signal } = scope.controller;
      for await (const listedItem of this.#api.list({ ...scope.where, limit: PAGE_SIZE }, { signal })) {
        const id = this.#api.listedId(listedItem);
        const item = this.#api.fromList(listedItem);
        if (scope.waits.has(id)) found += 1;
        else detour += 1;
        if (scope.waits.has(id) && item) listed.set(id, item);
        // Waits that began while the list is read count too. A list never costs more calls than a request for each item.
        const longestDetour = Math.min(scope.waits.size, LONGEST_DETOUR_PAGES) * PAGE_SIZE;
        if (found >= scope.waits.size || detour > longestDetour) break;
      }
    } catch {
      // Whoever may not list may still show one; a real problem appears there.
    }
    scope.listed = listed;
    scope.listedAt = this.#timing.now();
    scope.listing = undefined;
  }

  async #showInTurn(scope: Scope<Item>, input: Input, signal: AbortSignal): Promise<Item> {
    if (scope.running >= CONCURRENT_REQUESTS) await new Promise<void>((resolve) => scope.queue.push(resolve));
    scope.running += 1;
    try {
      signal.throwIfAborted();
      return await this.#show(input, signal);
    } finally {
      scope.running -= 1;
      scope.queue.shift()?.();
    }
  }

  async #show(input: Input, signal: AbortSignal): Promise<Item> {
    const { operationId } = this.#api;
    const item: Partial<Item> | null | undefined = await this.#api.show(input, { signal });
    if (typeof item?.status === "string") return item as Item;
    throw new GesError(`${operationId}: the response about ${this.#api.idOf(input)} has no status`, { operationId });
  }
}

function newScope<Item>(where: Where): Scope<Item> {
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
