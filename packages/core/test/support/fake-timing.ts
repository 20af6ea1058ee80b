import type { Timing } from "../../src/http/timing.ts";

/** Time that passes only when somebody sleeps, and chance that always gives the same. */
export function fakeTiming(chance = 0.5): Timing & { sleeps: number[] } {
  let now = Date.UTC(2026, 10, 20);
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    random: () => chance,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      sleeps.push(ms);
      now += ms;
      // Lets what is due at the same time happen first.
      await Promise.resolve();
    },
  };
}

/** The real timing with another clock, and pauses that take no time. */
export function timingAt(now: () => number): Timing {
  return { now, random: () => 0.5, sleep: async () => {} };
}
