import { untilAborted } from "./until-aborted.ts";

/** Something that is good for a time. */
export interface Expiring<T> {
  readonly value: T;
  /** When it ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Something that expires, and is renewed as it is used. */
export interface Renewing<T> {
  /** What is good now. */
  get(signal: AbortSignal): Promise<T>;
  /** The value at hand, if there is one. */
  current(): T | undefined;
  /** Drops the value at hand, and what a renewal that runs would bring: it was given before the value was refused. */
  disown(): void;
}

// So early a value is renewed while it is still used (in the last third of a short life), and not used any more.
const RENEW_BEFORE_MS = 20 * 60_000;
const DISCARD_BEFORE_MS = 60_000;
// So long an early renewal that failed is not tried again: IAM locks a user after a few wrong passwords.
const PAUSE_MS = 60_000;

/** Keeps what `obtain` gives, renews it before it expires, and lets one renewal serve all who wait for it. */
export function renewing<T>(obtain: () => Promise<Expiring<T>>, now: () => number): Renewing<T> {
  let kept: Expiring<T> | undefined;
  let renewBeforeMs = RENEW_BEFORE_MS;
  let renewal: Promise<Expiring<T>> | undefined;
  let pausedUntil = 0;

  /** One renewal at a time. One that fails is forgotten, so that the next call tries again. */
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
      // Nobody waits for this one: what is at hand is good for a while, and a later call tries again.
      if (remainingMs <= renewBeforeMs && now() >= pausedUntil) {
        renew().catch(() => {
          pausedUntil = now() + PAUSE_MS;
        });
      }
      return kept.value;
    },

    current: () => kept?.value,

    disown() {
      kept = undefined;
      renewal = undefined;
    },
  };
}
