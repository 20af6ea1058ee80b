import { GesError } from "./ges-error.ts";

/** No complete response arrived: the name did not resolve, the connection was refused or broke, or TLS failed. */
export class GesNetworkError extends GesError {
  override readonly name = "GesNetworkError";
  /** Operation that was called, if the description knows it. */
  readonly operationId: string | undefined;
  /** Number of times the request was sent. */
  readonly attempts: number;

  constructor(operationId: string | undefined, host: string, attempts: number, cause: unknown) {
    super(`${operationId ?? "The request"} got no response from ${host}: ${reasonOf(cause)}`, { cause });
    this.operationId = operationId;
    this.attempts = attempts;
  }
}

/** Returns the reason of a failure. Node.js says "fetch failed" and keeps the reason one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the transport failed";
  const { code } = error as { code?: unknown };
  const { cause } = error;
  if (typeof code === "string") return code;
  return cause instanceof Error ? reasonOf(cause) : error.message;
}
