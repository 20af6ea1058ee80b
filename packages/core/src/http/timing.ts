import { delay } from "./delay.ts";

/** Time and chance, in one place, so that tests can put their own in. */
export interface Timing {
  now(): number;
  random(): number;
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

export const SYSTEM_TIMING: Timing = { now: Date.now, random: Math.random, sleep: delay };
