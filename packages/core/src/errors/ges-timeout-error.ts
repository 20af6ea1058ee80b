import { GesError, type GesErrorOptions } from "./ges-error.ts";

/**
 * A call or a wait exceeded its timeout. Work that was started goes on in the service. `cause` holds the last error
 * before, if there was one.
 */
export class GesTimeoutError extends GesError {
  /** @internal */
  static override readonly brand: string = "GesTimeoutError";
  override readonly name = "GesTimeoutError";
  /** The timeout, in milliseconds. */
  readonly timeoutMs: number;

  constructor(message: string, timeoutMs: number, options?: GesErrorOptions) {
    super(message, { retryable: true, ...options });
    this.timeoutMs = timeoutMs;
  }
}
