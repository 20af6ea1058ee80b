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

/** Time that passes for all sleepers at once, whenever nothing else is left to do. */
export function virtualTiming(): Timing {
  let now = Date.UTC(2026, 10, 20);
  let isRunning = false;
  let sleepers: { due: number; wake: () => void }[] = [];
  const pass = () => {
    now = Math.min(...sleepers.map(({ due }) => due));
    const awake = sleepers.filter(({ due }) => due <= now);
    sleepers = sleepers.filter(({ due }) => due > now);
    for (const { wake } of awake) wake();
    isRunning = sleepers.length > 0;
    if (isRunning) setImmediate(pass);
  };
  return {
    now: () => now,
    random: () => 0.5,
    sleep: (ms) =>
      new Promise<void>((wake) => {
        sleepers.push({ due: now + ms, wake });
        if (!isRunning) setImmediate(pass);
        isRunning = true;
      }),
  };
}
