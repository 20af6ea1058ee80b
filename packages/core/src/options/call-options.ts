import type { RetryOptions } from "../http/retry-delay.ts";

/** What every call takes as its second argument. */
export interface CallOptions {
  /** Ends the call at once when it fires; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Longest time for the whole call with all its attempts, in milliseconds. The client's `timeoutMs` unless given. */
  readonly timeoutMs?: number | undefined;
  /** Headers to send beside those of the client. They win over the client's, but not over the credentials'. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Overrides the client's retries, field by field. */
  readonly retry?: RetryOptions | undefined;
}
