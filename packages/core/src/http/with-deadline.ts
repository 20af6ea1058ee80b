/**
 * Runs work that must end: when the signal fires or the time is up, the returned promise rejects at once, even if the
 * work does not listen to the signal it is given. Leaves no timer and no listener behind.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  timeoutError: () => Error,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const { promise: stopped, reject: stop } = rejectable();
  const end = (reason: unknown) => {
    stop(reason);
    controller.abort(reason);
  };
  const onAbort = () => end(outer?.reason);
  outer?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => end(timeoutError()), Math.min(timeoutMs, LONGEST_TIMER_MS));
  try {
    return await Promise.race([work(controller.signal), stopped]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", onAbort);
  }
}

// A longer timer overflows and fires at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function rejectable(): { promise: Promise<never>; reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise;
  });
  return { promise, reject };
}
