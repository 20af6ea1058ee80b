import { GesApiError } from "../errors/ges-api-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import { SYSTEM_TIMING, type Timing } from "../http/timing.ts";
import { withDeadline } from "../http/with-deadline.ts";
import { checkDuration } from "../options/check-options.ts";
import type { Hooks } from "../options/hooks.ts";
import type { WaitOptions } from "./wait-options.ts";

const DEFAULT_TIMEOUT_MS = 30 * 60_000;
const DEFAULT_MIN_INTERVAL_MS = 1000;
const DEFAULT_MAX_INTERVAL_MS = 15_000;
const GROWTH = 1.5;

/** Target of a wait, and its wording. */
export interface Poll<State> {
  /** Subject of messages: the beginning of a sentence. */
  readonly subject: string;
  poll(signal: AbortSignal, intervalMs: number): Promise<State>;
  /** Returns a state in one word, for the timeout's message. */
  describe(state: State): string;
  /** Returns true when the wait is over. Throws when it can no longer succeed. */
  isSettled(state: State): boolean;
}

/** Polls, less and less often, until a state settles the wait or the time is up. */
export async function poll<State>(
  target: Poll<State>,
  options: WaitOptions<State>,
  hooks: Hooks = {},
  timing: Timing = SYSTEM_TIMING,
): Promise<State> {
  const timeoutMs = checkDuration("timeoutMs", options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const minIntervalMs = checkDuration("minIntervalMs", options.minIntervalMs ?? DEFAULT_MIN_INTERVAL_MS);
  const maxIntervalMs = checkDuration("maxIntervalMs", options.maxIntervalMs ?? DEFAULT_MAX_INTERVAL_MS);
  const deadline = timing.now() + timeoutMs;
  const seen: string[] = [];
  const timeout = () => new GesTimeoutError(timeoutMessage(target.subject, timeoutMs, seen), timeoutMs);

  return withDeadline(timeoutMs, timeout, options.signal, async (signal) => {
    let interval = minIntervalMs;
    for (let polls = 1; ; polls += 1) {
      const outcome = await pollOnce(target, interval, signal);
      const description = "state" in outcome ? target.describe(outcome.state) : outcome.error.name;
      if (seen.at(-1) !== description) seen.push(description);
      hooks.onWait?.({ subject: target.subject, state: description, polls });
      if ("state" in outcome) {
        options.onProgress?.(outcome.state);
        if (target.isSettled(outcome.state)) return outcome.state;
      }

      // Full jitter would poll too early; half of it keeps many waiters apart all the same.
      const pause = interval * (0.5 + timing.random() / 2);
      const remaining = deadline - timing.now();
      // The last poll comes just before the time is up, not a whole pause earlier.
      await timing.sleep(pause < remaining ? pause : Math.max(remaining * LAST_POLL, pause / 10), signal);
      interval = Math.min(interval * GROWTH, maxIntervalMs);
    }
  });
}

/** Polls once. A transient failure does not end a wait; a permanent one does. */
async function pollOnce<State>(
  target: Poll<State>,
  intervalMs: number,
  signal: AbortSignal,
): Promise<{ state: State } | { error: Error }> {
  try {
    return { state: await target.poll(signal, intervalMs) };
  } catch (error) {
    const isTransient =
      error instanceof GesNetworkError ||
      error instanceof GesTimeoutError ||
      (error instanceof GesApiError && error.retryable);
    if (signal.aborted || !isTransient) throw error;
    return { error };
  }
}

const LAST_POLL = 0.9;

function timeoutMessage(subject: string, timeoutMs: number, seen: string[]): string {
  const states = seen.length > 0 ? `Seen so far: ${seen.join(", ")}` : "No poll succeeded";
  return `${subject} did not settle within ${timeoutMs} ms. ${states}. It goes on in the service; wait again to follow it`;
}
