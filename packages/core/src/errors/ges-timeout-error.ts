import { GesError } from "./ges-error.ts";

/** A call or a wait exceeded its timeout. Work that was started goes on in the service. */
export class GesTimeoutError extends GesError {
  override readonly name = "GesTimeoutError";
  /** The timeout, in milliseconds. */
  readonly timeoutMs: number;

  constructor(message: string, timeoutMs: number) {
    super(message);
    this.timeoutMs = timeoutMs;
  }
}
