import type { Loop } from "./traverser.ts";

/** Makes the loop counters of one round, so that traversers with the same past share one. */
export function roundCounter(name: string | undefined, count: number): (outer: Loop | undefined) => Loop {
  const made = new Map<Loop | undefined, Loop>();
  return (outer) => {
    const known = made.get(outer);
    if (known) return known;
    const loop = { name, count, outer };
    made.set(outer, loop);
    return loop;
  };
}
