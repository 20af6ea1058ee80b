/** Calls an observer of the program, whose failure is no failure of the call that it observes. */
export function notify(observe: () => unknown): void {
  try {
    const result = observe() as { then?: unknown } | undefined;
    if (typeof result?.then === "function") result.then(undefined, () => {});
  } catch {
    // The observer's own problem.
  }
}
