/** When and how often a failed attempt is repeated. */
export interface RetryOptions {
  /**
   * Greatest number of attempts after the first, 2 unless given; 0 switches retries off. An operation that must not
   * happen twice is only repeated when the first attempt did not reach the service.
   */
  readonly maxRetries?: number | undefined;
  /** Longest pause before the first retry, in milliseconds, 250 unless given. It doubles with each further one. */
  readonly baseDelayMs?: number | undefined;
  /** Longest pause before any retry, in milliseconds, 20,000 unless given. */
  readonly maxDelayMs?: number | undefined;
}

export const DEFAULT_RETRY = { maxRetries: 2, baseDelayMs: 250, maxDelayMs: 20_000 };

const LONGEST_RETRY_AFTER_MS = 60_000;

/** The pause before retry number `retry` (from 0): random up to an exponential bound, or what the service asks for. */
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
