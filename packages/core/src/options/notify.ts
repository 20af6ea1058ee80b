/** Calls an observer of the program, whose failure is no failure of the call that it observes. */
export function notify<Values extends unknown[]>(
  observer: ((...values: Values) => unknown) | undefined,
  ...values: Values
): void {
  try {
    const result = observer?.(...values) as { then?: unknown } | undefined;
    if (typeof result?.then === "function") result.then(undefined, () => {});
  } catch {
    // The observer's own problem.
  }
}
