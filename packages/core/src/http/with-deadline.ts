// A longer timer overflows and fires at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs work within a deadline: when the signal fires or the time is up, the returned promise rejects at once, even if
 * the work ignores the signal it is given. Leaves no timer and no listener behind.
 */
export function withDeadline<T>(
  timeoutMs: number,
  timeoutError: () => Error,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (outer?.aborted) {
      reject(outer.reason);
      return;
    }
    const controller = new AbortController();
    const stop = (reason: unknown) => {
      cleanUp();
      reject(reason);
      controller.abort(reason);
    };
    const onAbort = () => stop(outer?.reason);
    const timer = setTimeout(() => stop(timeoutError()), Math.min(timeoutMs, LONGEST_TIMER_MS));
    const cleanUp = () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onAbort);
    };
    outer?.addEventListener("abort", onAbort, { once: true });
    work(controller.signal).then(
      (result) => {
        cleanUp();
        resolve(result);
      },
      (error: unknown) => {
        cleanUp();
        reject(error);
      },
    );
  });
}
