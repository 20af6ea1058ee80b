import { delay } from "./delay.ts";

/** Clock, randomness and sleep in one place, so that tests can replace them. */
export interface Timing {
  now(): number;
  random(): number;
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

export const SYSTEM_TIMING: Timing = { now: Date.now, random: Math.random, sleep: delay };
