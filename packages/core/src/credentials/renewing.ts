import { untilAborted } from "./until-aborted.ts";

/** A value that expires. */
export interface Expiring<T> {
  readonly value: T;
  /** Time of expiry, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A cached value that is renewed before it expires. */
export interface Renewing<T> {
  /** Returns a value that has not expired. */
  get(signal: AbortSignal): Promise<T>;
  /** Returns the cached value, if there is one. */
  current(): T | undefined;
  /** Drops the cached value and the result of a running renewal: it was issued before the value was rejected. */
  invalidate(): void;
}

// A value is renewed this early while still in use (or in the last third of a short life), and discarded this early.
const RENEW_BEFORE_MS = 20 * 60_000;
const DISCARD_BEFORE_MS = 60_000;
// Pause after a failed early renewal: IAM locks a user after a few wrong passwords.
const PAUSE_MS = 60_000;

/** Caches the result of `obtain` and renews it before it expires. One renewal serves all who wait for it. */
export function renewing<T>(obtain: () => Promise<Expiring<T>>, now: () => number): Renewing<T> {
  let kept: Expiring<T> | undefined;
  let renewBeforeMs = RENEW_BEFORE_MS;
  let renewal: Promise<Expiring<T>> | undefined;
  let pausedUntil = 0;

  /** Runs one renewal at a time. A failed one is forgotten, so that the next call tries again. */
  const renew = (): Promise<Expiring<T>> => {
    if (renewal) return renewal;
    const current: Promise<Expiring<T>> = obtain()
      .then((renewed) => {
        if (renewal === current) {
          kept = renewed;
          renewBeforeMs = Math.min(RENEW_BEFORE_MS, (renewed.expiresAt - now()) / 3);
        }
        return renewed;
      })
      .finally(() => {
        if (renewal === current) renewal = undefined;
      });
    renewal = current;
    return current;
  };

  return {
    async get(signal) {
      const remainingMs = (kept?.expiresAt ?? 0) - now();
      if (!kept || remainingMs <= DISCARD_BEFORE_MS) return (await untilAborted(renew(), signal)).value;
      // Nobody waits for this one: the cached value is good for a while, and a later call tries again.
      if (remainingMs <= renewBeforeMs && now() >= pausedUntil) {
        renew().catch(() => {
          pausedUntil = now() + PAUSE_MS;
        });
      }
      return kept.value;
    },

    current: () => kept?.value,

    invalidate() {
      kept = undefined;
      renewal = undefined;
    },
  };
}
