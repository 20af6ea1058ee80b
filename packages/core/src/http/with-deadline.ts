// A longer timer overflows and fires at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs work within a deadline: when the signal fires or the time is up, the returned promise rejects at once, even if
 * the work ignores the signal it is given. Leaves no timer and no listener behind.
 *
 * @param timeoutError creates the error to throw when the time is up
 * @param work receives a signal, and a function that sets a new timeout from now on
 */
export async function withDeadline<T>(
  timeoutMs: number,
  timeoutError: () => Error,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal, restart: (timeoutMs: number) => void) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  if (timeoutMs <= 0) throw timeoutError();
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = () => {};
  let isExpired = false;
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = (reason: unknown) => {
        reject(reason);
        controller.abort(reason);
      };
      const expire = () => {
        isExpired = true;
        stop(new DOMException("The time is up", "TimeoutError"));
      };
      const restart = (ms: number) => {
        clearTimeout(timer);
        // Work that goes on unheard sets no timer that would outlive the call.
        if (!controller.signal.aborted) timer = setTimeout(expire, Math.min(ms, LONGEST_TIMER_MS));
      };
      onAbort = () => stop(outer?.reason);
      outer?.addEventListener("abort", onAbort, { once: true });
      restart(timeoutMs);
      work(controller.signal, restart).then(resolve, reject);
    });
  } catch (error) {
    // Created here, where the stack still leads to the caller's line.
    throw isExpired ? timeoutError() : error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", onAbort);
  }
}
