/** Retries of failed attempts. */
export interface RetryOptions {
  /**
   * Maximum number of attempts after the first. Default: 2; 0 turns retries off. An operation that must not run twice is
   * retried only when the attempt never reached the service.
   */
  readonly maxRetries?: number | undefined;
  /** Longest pause before the first retry, in milliseconds. Doubles with each further one. Default: 250. */
  readonly baseDelayMs?: number | undefined;
  /**
   * Longest pause before any retry, in milliseconds. When the service asks for a longer one (`Retry-After`), the call
   * fails instead of retrying too early. Default: 60,000.
   */
  readonly maxDelayMs?: number | undefined;
}
