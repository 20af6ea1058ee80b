const DEFAULT_LIMIT = 10;

/** Requested page of a list. */
export interface Page {
  readonly offset?: number;
  readonly limit?: number;
}

/** Returns where a page begins and how long it is. */
export function pageSpan({ offset = 0, limit = DEFAULT_LIMIT }: Page): Required<Page> {
  return { offset, limit };
}

/** Returns the items of a page. */
export function pageOf<Item>(items: readonly Item[], page: Page): Item[] {
  const { offset, limit } = pageSpan(page);
  return items.slice(offset, offset + limit);
}
