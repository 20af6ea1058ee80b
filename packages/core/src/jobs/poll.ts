import { GesApiError } from "../errors/ges-api-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import { codesOf, isUnreachable } from "../errors/network-codes.ts";
import { SYSTEM_TIMING, type Timing } from "../http/timing.ts";
import { withDeadline } from "../http/with-deadline.ts";
import { checkDuration, checkSignal } from "../options/check-options.ts";
import type { Hooks } from "../options/hooks.ts";
import { notify } from "../options/notify.ts";
import { isTraced, withSpan } from "../telemetry/with-span.ts";
import type { WaitOptions } from "./wait-options.ts";

const DEFAULT_TIMEOUT_MS = 30 * 60_000;
const DEFAULT_MIN_INTERVAL_MS = 1000;
const DEFAULT_MAX_INTERVAL_MS = 15_000;
const GROWTH = 1.5;
/** The last poll comes this far into the remaining time. */
const LAST_POLL = 0.9;
/** A restart refuses connections for a while; a wrong host does so for ever. */
const UNREACHABLE_MS = 60_000;

/** Target of a wait, and its wording. */
export interface PollTarget<State> {
  /** Name of the method that waits. */
  readonly operationId: string;
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
  target: PollTarget<State>,
  options: WaitOptions<State>,
  hooks: Hooks = {},
  timing: Timing = SYSTEM_TIMING,
): Promise<State> {
  if (!isTraced()) return await pollInSpan(target, options, hooks, timing);
  return await withSpan(target.operationId, () => pollInSpan(target, options, hooks, timing));
}

async function pollInSpan<State>(
  target: PollTarget<State>,
  options: WaitOptions<State>,
  hooks: Hooks,
  timing: Timing,
): Promise<State> {
  checkSignal(options.signal);
  const timeoutMs = checkDuration("timeoutMs", options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const minIntervalMs = checkDuration("minIntervalMs", options.minIntervalMs ?? DEFAULT_MIN_INTERVAL_MS);
  const maxIntervalMs = checkDuration("maxIntervalMs", options.maxIntervalMs ?? DEFAULT_MAX_INTERVAL_MS);
  const deadline = timing.now() + timeoutMs;
  const failures = new Failures(timing);
  const seen: string[] = [];
  let polls = 0;
  const timeout = () =>
    new GesTimeoutError(timeoutMessage(target.subject, timeoutMs, seen), timeoutMs, {
      operationId: target.operationId,
      attempts: polls,
      ...(failures.last && { cause: failures.last }),
    });

  return await withDeadline(timeoutMs, timeout, options.signal, async (signal) => {
    let interval = minIntervalMs;
    for (;;) {
      const outcome = await pollOnce(target, interval, signal, failures);
      polls += 1;
      const description = "state" in outcome ? target.describe(outcome.state) : outcome.error.name;
      if (seen.at(-1) !== description) seen.push(description);
      notify(() => hooks.onWait?.({ subject: target.subject, state: description, polls }));
      if ("state" in outcome) {
        const { state } = outcome;
        notify(() => options.onProgress?.(state));
        if (target.isSettled(state)) return state;
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
  target: PollTarget<State>,
  intervalMs: number,
  signal: AbortSignal,
  failures: Failures,
): Promise<{ state: State } | { error: Error }> {
  try {
    const state = await target.poll(signal, intervalMs);
    failures.reset();
    return { state };
  } catch (error) {
    if (signal.aborted || !(error instanceof Error) || !failures.isTransient(error)) throw error;
    return { error };
  }
}

/** Failures of a wait since its last success. */
class Failures {
  /** The latest failure, if the latest poll failed. */
  last: Error | undefined;
  readonly #timing: Timing;
  #since: number;
  #notFound = 0;

  constructor(timing: Timing) {
    this.#timing = timing;
    this.#since = timing.now();
  }

  reset(): void {
    this.last = undefined;
    this.#since = this.#timing.now();
    this.#notFound = 0;
  }

  /** Records a failure, and checks that the next poll may succeed. */
  isTransient(error: Error): boolean {
    this.last = error;
    if (error instanceof GesTimeoutError) return true;
    if (error instanceof GesNetworkError) {
      if (!codesOf(error.cause).some(isUnreachable)) return error.retryable;
      return this.#timing.now() - this.#since < UNREACHABLE_MS;
    }
    if (!(error instanceof GesApiError)) return false;
    if (error.status !== 404) return error.retryable;
    // What was just created may not be found yet.
    this.#notFound += 1;
    return this.#notFound < 2;
  }
}

function timeoutMessage(subject: string, timeoutMs: number, seen: string[]): string {
  const states = seen.length > 0 ? `Seen so far: ${seen.join(", ")}` : "No poll succeeded";
  return `${subject} did not settle within ${timeoutMs} ms. ${states}. It goes on in the service; wait again to follow it`;
}
