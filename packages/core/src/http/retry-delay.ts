/** Retries of failed attempts. */
export interface RetryOptions {
  /**
   * Maximum number of attempts after the first. Default: 2; 0 turns retries off. An operation that must not run twice is
   * retried only when the attempt never reached the service.
   */
  readonly maxRetries?: number | undefined;
  /** Longest pause before the first retry, in milliseconds. Doubles with each further one. Default: 250. */
  readonly baseDelayMs?: number | undefined;
  /** Longest pause before any retry, in milliseconds. Default: 20,000. */
  readonly maxDelayMs?: number | undefined;
}

export const DEFAULT_RETRY = { maxRetries: 2, baseDelayMs: 250, maxDelayMs: 20_000 };

const LONGEST_RETRY_AFTER_MS = 60_000;

/** Returns the pause before retry number `retry` (from 0): random up to an exponential bound, or as the service asks. */
export function retryDelay(
  retry: number,
  { baseDelayMs, maxDelayMs }: { baseDelayMs: number; maxDelayMs: number },
  retryAfter: string | null,
  random: () => number,
  now: () => number,
): number {
  const jittered = random() * Math.min(maxDelayMs, baseDelayMs * 2 ** retry);
  return Math.max(jittered, Math.min(retryAfterMs(retryAfter, now), LONGEST_RETRY_AFTER_MS));
}

// RFC 9110, 10.2.3: a number of seconds or a date.
function retryAfterMs(header: string | null, now: () => number): number {
  if (header === null) return 0;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now() : seconds * 1000;
  return Number.isNaN(ms) ? 0 : Math.max(ms, 0);
}
