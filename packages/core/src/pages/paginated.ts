import { GesConfigError } from "../errors/ges-config-error.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { ListInput, ListOperation } from "./read-pages.ts";

/** The items of a list, read page by page. */
export interface Paginated<Item> extends AsyncIterableIterator<Item> {
  /** Returns the pages themselves. */
  pages(): AsyncIterableIterator<Item[]>;
  /**
   * Reads the items into an array.
   *
   * @param options `max`: maximum number of items; the rest is not read. Default: all.
   */
  toArray(options?: { readonly max?: number | undefined }): Promise<Item[]>;
}

/** Creates the iterator over a list. What reads pages is loaded with the first of them. */
export function paginated(operation: ListOperation, input?: ListInput, options?: CallOptions): Paginated<unknown> {
  async function* pages() {
    const { readPages } = await import("./read-pages.ts");
    yield* readPages(operation, input, options);
  }
  async function* items() {
    for await (const page of pages()) yield* page;
  }
  return Object.assign(items(), {
    pages,
    async toArray({ max = Number.POSITIVE_INFINITY } = {}) {
      if (!(max >= 0)) throw new GesConfigError("max", "must be a number, 0 or more");
      const all: unknown[] = [];
      if (max === 0) return all;
      for await (const item of items()) if (all.push(item) >= max) break;
      return all;
    },
  });
}
