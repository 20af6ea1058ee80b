import { GesError } from "./ges-error.ts";

/** A call or a wait took longer than it may. What was started goes on in the service. */
export class GesTimeoutError extends GesError {
  override readonly name = "GesTimeoutError";
  /** The time that was allowed, in milliseconds. */
  readonly timeoutMs: number;

  constructor(message: string, timeoutMs: number) {
    super(message);
    this.timeoutMs = timeoutMs;
  }
}
