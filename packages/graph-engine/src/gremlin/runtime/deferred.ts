/** Side effect that is reduced only when it is read. */
export interface Deferred {
  readonly isDeferred: true;
  /** Reduces it, without a pause. */
  result(): unknown;
}

/** Returns a side effect as a value. */
export function settledValue(value: unknown): unknown {
  return isDeferred(value) ? value.result() : value;
}

function isDeferred(value: unknown): value is Deferred {
  return typeof value === "object" && value !== null && "isDeferred" in value;
}
