import type { RetryOptions } from "./retry-options.ts";

/** Options of a call: the second argument of every method. */
export interface CallOptions {
  /** Ends the call at once; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Timeout of the whole call with all its attempts, in milliseconds. Default: the client's `timeoutMs`. */
  readonly timeoutMs?: number | undefined;
  /** Additional headers. They win over the client's headers, but not over those of the credentials. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Overrides the client's `retry`, field by field. */
  readonly retry?: RetryOptions | undefined;
}
