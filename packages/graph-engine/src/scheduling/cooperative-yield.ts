import { setImmediate } from "node:timers/promises";

const SLICE_MS = 5;

/**
 * Lets long work share the process: called often, it lets requests be answered every few milliseconds, and throws when
 * the work is to stop.
 */
export function cooperativeYield(signal: AbortSignal): () => Promise<void> | undefined {
  let sliceEnd = performance.now() + SLICE_MS;
  return () => {
    if (performance.now() < sliceEnd) return undefined;
    return setImmediate(undefined, { signal }).then(() => {
      sliceEnd = performance.now() + SLICE_MS;
    });
  };
}

/** Visits each item in turn and gives way between them. Where `yieldIfDue` never does, all is done at one go. */
export async function visitEach<Item>(
  items: Iterable<Item>,
  yieldIfDue: () => Promise<void> | undefined,
  visit: (item: Item, position: number) => void,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let position = 0;
  // On its own, for a loop that awaits is not compiled well: a million items would take three times as long.
  const visitUntilPause = (): Promise<void> | undefined => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      visit(next.value, position);
      position += 1;
      const pause = yieldIfDue();
      if (pause) return pause;
    }
    return undefined;
  };
  for (let pause = visitUntilPause(); pause; pause = visitUntilPause()) await pause;
}
