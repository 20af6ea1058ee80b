import { GesConfigError } from "../errors/ges-config-error.ts";
import type { CallOptions } from "./call-options.ts";
import type { RetryOptions } from "./retry-options.ts";

/** Checks the options of a call: from JavaScript, anything can arrive here. */
export function checkCallOptions(options: CallOptions): void {
  if (typeof options !== "object" || options === null) throw new GesConfigError("options", "must be an object");
  checkSignal(options.signal);
  if (options.timeoutMs !== undefined) checkDuration("timeoutMs", options.timeoutMs);
  checkRetry(options.retry);
}

/** Checks a signal; a controller in its place is a common slip. */
export function checkSignal(signal: unknown): void {
  if (signal === undefined) return;
  const { aborted, addEventListener } = (signal ?? {}) as Partial<AbortSignal>;
  if (typeof aborted === "boolean" && typeof addEventListener === "function") return;
  throw new GesConfigError("signal", "must be an AbortSignal; of an AbortController, pass `controller.signal`");
}

/** Checks retry options. */
export function checkRetry(retry: RetryOptions | undefined): void {
  if (retry === undefined) return;
  if (typeof retry !== "object" || retry === null) {
    throw new GesConfigError("retry", "must be an object; `{ maxRetries: 0 }` turns retries off");
  }
  const { maxRetries, baseDelayMs, maxDelayMs } = retry;
  if (maxRetries !== undefined && !(Number.isInteger(maxRetries) && maxRetries >= 0)) {
    throw new GesConfigError("retry.maxRetries", "must be a whole number, 0 or more");
  }
  for (const [name, ms] of Object.entries({ baseDelayMs, maxDelayMs })) {
    if (ms === undefined || (typeof ms === "number" && ms >= 0)) continue;
    throw new GesConfigError(`retry.${name}`, "must be a number of milliseconds, 0 or more");
  }
}

/** Checks a duration in milliseconds: a wrong one would end a call at once, or never. */
export function checkDuration(name: string, ms: unknown): number {
  if (typeof ms !== "number" || !(ms > 0)) throw new GesConfigError(name, "must be a number of milliseconds above 0");
  return ms;
}
