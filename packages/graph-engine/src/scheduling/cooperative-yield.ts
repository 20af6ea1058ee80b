import { setImmediate } from "node:timers/promises";

const SLICE_MS = 5;
const ITEMS_BETWEEN_CHECKS = 64;

/** Returns a promise when other requests should get their turn, and nothing otherwise. */
export type YieldIfDue = () => Promise<void> | undefined;

/**
 * Makes the yield of long work that is not a query, such as an import: called often, it lets requests be handled every
 * few milliseconds, and throws when the work is aborted. Queries have a `QueryBudget` instead.
 */
export function cooperativeYield(signal: AbortSignal): YieldIfDue {
  let sliceEnd = performance.now() + SLICE_MS;
  return () => {
    if (performance.now() < sliceEnd) return undefined;
    return setImmediate(undefined, { signal }).then(() => {
      sliceEnd = performance.now() + SLICE_MS;
    });
  };
}

/** Visits each item in turn and yields between them. A `yieldIfDue` that never yields lets it run without a pause. */
export async function visitEach<Item>(
  items: Iterable<Item>,
  yieldIfDue: YieldIfDue,
  visit: (item: Item, position: number) => void,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let position = 0;
  // On its own, for a loop that awaits is not compiled well: a million items would take three times as long.
  const visitUntilPause = (): Promise<void> | undefined => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      visit(next.value, position);
      position += 1;
      // To read the clock for each item would take longer than most visits.
      const pause = position % ITEMS_BETWEEN_CHECKS === 0 ? yieldIfDue() : undefined;
      if (pause) return pause;
    }
    return undefined;
  };
  for (let pause = visitUntilPause(); pause; pause = visitUntilPause()) await pause;
}
