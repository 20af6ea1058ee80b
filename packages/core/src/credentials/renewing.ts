import { GesApiError } from "../errors/ges-api-error.ts";
import { untilAborted } from "../http/until-aborted.ts";
import type { RequestToAuthenticate } from "../options/credentials.ts";
import { notify } from "../options/notify.ts";

/** A value that expires. */
export interface Expiring<T> {
  readonly value: T;
  /** Time of expiry, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A cached value that is renewed before it expires. */
export interface Renewing<T> {
  /** Returns a value that has not expired. */
  get(request: Pick<RequestToAuthenticate, "signal" | "onLoginPause">): Promise<T>;
  /** Returns the cached value, if there is one. */
  current(): T | undefined;
  /** Drops the cached value and the result of a running renewal: it was issued before the value was rejected. */
  invalidate(): void;
}

// A value is renewed this early while still in use (or in the last third of a short life), and discarded this early.
const RENEW_BEFORE_MS = 20 * 60_000;
const DISCARD_BEFORE_MS = 60_000;
// Pause after a failed early renewal.
const PAUSE_MS = 60_000;
// IAM locks a user after five wrong passwords within 15 minutes. These pauses allow four.
const REJECTION_PAUSES_MS = [120_000, 240_000, 480_000, 900_000];

/** Caches the result of `obtain` and renews it before it expires. One renewal serves all who wait for it. */
export function renewing<T>(obtain: () => Promise<Expiring<T>>, now: () => number): Renewing<T> {
  let kept: Expiring<T> | undefined;
  let lifeMs = 0;
  let renewal: Promise<Expiring<T>> | undefined;
  let pausedUntil = 0;
  let rejection: { error: GesApiError; until: number } | undefined;
  let rejections = 0;

  const reject = (error: unknown, onLoginPause: RequestToAuthenticate["onLoginPause"]) => {
    if (!(error instanceof GesApiError) || error.retryable) return;
    const pauseMs = REJECTION_PAUSES_MS[Math.min(rejections, REJECTION_PAUSES_MS.length - 1)] ?? 0;
    rejections += 1;
    rejection = { error, until: now() + pauseMs };
    notify(() => onLoginPause?.({ error, pauseMs }));
  };

  /** Runs one renewal at a time. A failed one is forgotten, so that the next call tries again, unless it was rejected. */
  const renew = (onLoginPause: RequestToAuthenticate["onLoginPause"]): Promise<Expiring<T>> => {
    if (renewal) return renewal;
    if (rejection && now() < rejection.until) return Promise.reject(pausedError(rejection.error, rejection.until));
    const current: Promise<Expiring<T>> = obtain()
      .then(
        (renewed) => {
          rejections = 0;
          if (renewal === current) {
            kept = renewed;
            lifeMs = renewed.expiresAt - now();
          }
          return renewed;
        },
        (error: unknown) => {
          reject(error, onLoginPause);
          throw error;
        },
      )
      .finally(() => {
        if (renewal === current) renewal = undefined;
      });
    renewal = current;
    return current;
  };

  return {
    async get({ signal, onLoginPause }) {
      const remainingMs = (kept?.expiresAt ?? 0) - now();
      if (!kept || remainingMs <= Math.min(DISCARD_BEFORE_MS, lifeMs / 6)) {
        return (await untilAborted(renew(onLoginPause), signal)).value;
      }
      // Nobody waits for this one: the cached value is good for a while, and a later call tries again.
      if (remainingMs <= Math.min(RENEW_BEFORE_MS, lifeMs / 3) && now() >= pausedUntil) {
        renew(onLoginPause).catch(() => {
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

function pausedError(error: GesApiError, until: number): GesApiError {
  const message = `${error.message.replace(/\.$/, "")}. Not sent again before ${new Date(until).toISOString()}: repeated wrong logins lock the IAM user`;
  return new GesApiError({ ...error, message, data: error.data, response: error.response, cause: error });
}
