export const DEFAULT_RETRY = { maxRetries: 2, baseDelayMs: 250, maxDelayMs: 60_000 };

/** Returns the pause before retry number `retry` (from 0): random up to an exponential bound, and at least `leastMs`. */
export function retryDelay(
  retry: number,
  { baseDelayMs, maxDelayMs }: { baseDelayMs: number; maxDelayMs: number },
  leastMs: number,
  random: () => number,
): number {
  return Math.max(random() * Math.min(maxDelayMs, baseDelayMs * 2 ** retry), leastMs);
}

/**
 * Returns the pause that a `Retry-After` header asks for, in milliseconds: a number of seconds or a date.
 *
 * @see [RFC 9110, 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#field.retry-after)
 */
export function retryAfterMs(header: string | null, now: () => number): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now() : seconds * 1000;
  return Number.isNaN(ms) || ms < 0 ? undefined : ms;
}
