import { setImmediate } from "node:timers/promises";

const SLICE_MS = 10;

/**
 * Lets long work share the process: called often, it lets requests be answered every few milliseconds, and throws when
 * the work is to stop.
 */
export function givingWay(signal: AbortSignal): () => Promise<void> | undefined {
  let sliceEnd = performance.now() + SLICE_MS;
  return () => {
    if (performance.now() < sliceEnd) return undefined;
    return setImmediate(undefined, { signal }).then(() => {
      sliceEnd = performance.now() + SLICE_MS;
    });
  };
}
