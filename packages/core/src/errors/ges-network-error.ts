import { GesError } from "./ges-error.ts";

/** No complete answer came: the name did not resolve, the connection was refused or broke, TLS failed. */
export class GesNetworkError extends GesError {
  override readonly name = "GesNetworkError";
  /** The operation that was called, if it is one that the description knows. */
  readonly operationId: string | undefined;
  /** How often the request was sent. */
  readonly attempts: number;

  constructor(operationId: string | undefined, host: string, attempts: number, cause: unknown) {
    super(`${operationId ?? "The request"} got no answer from ${host}: ${reasonOf(cause)}`, { cause });
    this.operationId = operationId;
    this.attempts = attempts;
  }
}

/** Node.js says no more than "fetch failed" and keeps the reason one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the transport failed";
  const { code } = error as { code?: unknown };
  const { cause } = error;
  if (typeof code === "string") return code;
  return cause instanceof Error ? reasonOf(cause) : error.message;
}
