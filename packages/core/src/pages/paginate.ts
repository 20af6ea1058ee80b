import type { PageShape } from "../http/route.ts";
import type { CallOptions } from "../options/call-options.ts";

type Page = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, unknown>>;
type ListInput = Readonly<Record<string, unknown>> & { readonly offset?: number; readonly limit?: number };

const DEFAULT_PAGE_SIZE = 100;

/**
 * Yields the items of a list and fetches each page when the one before it is used up.
 *
 * A list can change while it is read. When it shrinks, unread items move towards the beginning, so the reader steps
 * back by as much; an item that arrives a second time is left out.
 */
export async function* paginate(
  list: (input: ListInput, options: CallOptions) => Promise<unknown>,
  shape: PageShape,
  input: ListInput = {},
  options: CallOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  const limit = input.limit ?? DEFAULT_PAGE_SIZE;
  const seen = new Set<unknown>();
  let offset = input.offset ?? 0;
  let lastTotal = Number.NEGATIVE_INFINITY;
  for (;;) {
    const page = (await list({ ...input, offset, limit }, options)) as Page;
    const total = shape.total === undefined ? undefined : Number(page[shape.total]);
    if (total !== undefined && total < lastTotal) {
      offset = Math.max(0, offset - (lastTotal - total));
      lastTotal = total;
      continue;
    }
    lastTotal = total ?? lastTotal;
    const items = page[shape.items] as Item[];
    for (const item of items) {
      const key = item[shape.key];
      if (seen.has(key)) continue;
      seen.add(key);
      yield item;
    }
    offset += items.length;
    if (items.length === 0 || (total === undefined ? items.length < limit : offset >= total)) return;
  }
}
