import type { CallOptions } from "../options/call-options.ts";
import { checkCallOptions } from "../options/check-options.ts";
import type { ExchangeSettings } from "./settings.ts";

/** Limits of a call. Everything that the call does stays within them. */
export interface Limits {
  /** Signal of the caller. */
  readonly signal: AbortSignal | undefined;
  /** Timeout of the whole call, in milliseconds. */
  readonly timeoutMs: number;
  /** Time when the call must end, in milliseconds since 1970. */
  readonly deadline: number;
}

/** Checks the options of a call and starts its clock. */
export function limitsOf({ timeoutMs, timing }: ExchangeSettings, options: CallOptions): Limits {
  checkCallOptions(options);
  const allowedMs = options.timeoutMs ?? timeoutMs;
  return { signal: options.signal, timeoutMs: allowedMs, deadline: timing.now() + allowedMs };
}
