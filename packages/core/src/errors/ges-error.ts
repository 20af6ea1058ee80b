/** Brand of this library's errors, the same in every copy of it. */
export const BRAND: unique symbol = Symbol.for("@ges-sdk/error");

/** Facts about a failure that every error can carry. */
export interface GesErrorOptions extends ErrorOptions {
  readonly operationId?: string | undefined;
  readonly attempts?: number | undefined;
  readonly retryable?: boolean | undefined;
}

/**
 * Base of every error that this library throws. `cause` holds the underlying error, if there is one.
 *
 * `instanceof` recognizes the errors of another copy of the library too.
 */
export class GesError extends Error {
  override readonly name: string = "GesError";
  /** Operation that was called, if the description knows it. */
  declare readonly operationId: string | undefined;
  /** Number of times the request was sent, for errors that concern a request. */
  declare readonly attempts: number | undefined;
  /** True when the same call may succeed later. */
  readonly retryable: boolean;

  constructor(message: string, { operationId, attempts, retryable = false, ...options }: GesErrorOptions = {}) {
    super(message, options);
    this.retryable = retryable;
    if (operationId !== undefined) this.operationId = operationId;
    if (attempts !== undefined) this.attempts = attempts;
  }

  /** Returns one line for logs, for example `stopGraph: GES.7001 The graph is not running (HTTP 400, 2 attempts)`. */
  override toString(): string {
    const { operationId, message, attempts } = this;
    const { code, status, requestId } = this as { code?: unknown; status?: unknown; requestId?: unknown };
    const subject = operationId ?? this.name;
    const text = [message.startsWith(subject) ? "" : `${subject}:`, code, message].filter(Boolean).join(" ");
    const details = [
      status && `HTTP ${status}`,
      requestId && `request ${requestId}`,
      attempts && `${attempts} ${attempts === 1 ? "attempt" : "attempts"}`,
    ].filter(Boolean);
    return details.length > 0 ? `${text} (${details.join(", ")})` : text;
  }

  /** Returns the error's facts for structured logs: no secret, no body. */
  toJSON(): Record<string, unknown> {
    const { body, ...facts } = this as Record<string, unknown>;
    return { name: this.name, message: this.message, ...facts };
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: subclasses inherit it
    return isInstance(this, value);
  }

  /** @internal */
  static readonly brand: string = "GesError";

  /** @internal */
  get [BRAND](): true {
    return true;
  }
}

/** Adds the operation to an error of this library that does not name one yet. */
export function nameOperation(error: unknown, operationId: string | undefined): void {
  if (operationId === undefined || !(error instanceof GesError) || error.operationId !== undefined) return;
  Object.assign(error, { operationId });
}

function isInstance(type: typeof GesError, value: unknown): boolean {
  if (Function.prototype[Symbol.hasInstance].call(type, value)) return true;
  // A program's own subclass is known by its prototype only.
  if (!Object.hasOwn(type, "brand") || typeof value !== "object" || value === null || !(BRAND in value)) return false;
  return type === GesError || (value as { name?: unknown }).name === type.brand;
}
