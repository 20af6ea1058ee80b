import { GesError } from "../errors/ges-error.ts";
import type { PageShape } from "../http/route.ts";
import type { CallOptions } from "../options/call-options.ts";

type Item = Readonly<Record<string, unknown>> | null;
export type ListInput = Readonly<Record<string, unknown>> & { readonly offset?: number; readonly limit?: number };

/** A list operation, and how its responses are read. */
export interface ListOperation {
  readonly operationId: string;
  readonly shape: PageShape;
  list(input: ListInput, options: CallOptions): Promise<unknown>;
}

const DEFAULT_PAGE_SIZE = 100;

/**
 * Reads a list page by page, each when the one before it is used up.
 *
 * A list can change while it is read. When it shrinks, unread items move towards the beginning, so the reader steps
 * back by as much; an item that arrives a second time is left out.
 *
 * @throws {GesError} when a response holds no list, or a page repeats the one before
 */
export async function* readPages(
  { operationId, shape, list }: ListOperation,
  input: ListInput = {},
  options: CallOptions = {},
): AsyncGenerator<unknown[], void, undefined> {
  const limit = input.limit ?? DEFAULT_PAGE_SIZE;
  const seen = new Set<unknown>();
  let offset = input.offset ?? 0;
  let lastTotal = Number.NEGATIVE_INFINITY;
  let lastKeys: string | undefined;
  for (;;) {
    const page = await list({ ...input, offset, limit }, options);
    const items = itemsOf(page, operationId, shape);
    const total = totalOf(page, shape);
    if (total !== undefined && total < lastTotal) {
      offset = Math.max(0, offset - (lastTotal - total));
      lastTotal = total;
      lastKeys = undefined;
      continue;
    }
    const keys = JSON.stringify(items.map((item) => item?.[shape.key]));
    const hasGrown = total !== undefined && total > lastTotal;
    if (keys === lastKeys && !hasGrown) throw repeatedPage(operationId, offset);
    lastTotal = total ?? lastTotal;
    lastKeys = keys;
    yield items.filter((item) => isNew(seen, item?.[shape.key]));
    offset += items.length;
    if (items.length === 0 || (total === undefined ? items.length < limit : offset >= total)) return;
  }
}

function isNew(seen: Set<unknown>, key: unknown): boolean {
  if (key === undefined) return true;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function itemsOf(page: unknown, operationId: string, { items }: PageShape): readonly Item[] {
  const list = (page as Readonly<Record<string, unknown>> | null)?.[items];
  if (Array.isArray(list)) return list;
  throw new GesError(`${operationId}: the response has no list \`${items}\``, { operationId });
}

function totalOf(page: unknown, { total }: PageShape): number | undefined {
  const count = total === undefined ? undefined : (page as Readonly<Record<string, unknown>>)[total];
  return typeof count === "number" ? count : undefined;
}

function repeatedPage(operationId: string, offset: number): GesError {
  const problem = `the page at offset ${offset} repeats the one before, so the list cannot be read to its end`;
  return new GesError(`${operationId}: ${problem}`, { operationId });
}
