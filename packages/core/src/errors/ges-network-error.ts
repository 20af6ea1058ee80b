import { GesError } from "./ges-error.ts";
import { codesOf, isCertificateFailure } from "./network-codes.ts";

/** No complete response arrived: the name did not resolve, the connection was refused or broke, or TLS failed. */
export class GesNetworkError extends GesError {
  /** @internal */
  static override readonly brand: string = "GesNetworkError";
  override readonly name = "GesNetworkError";
  declare readonly attempts: number;

  constructor(operationId: string | undefined, host: string, attempts: number, cause: unknown) {
    super(`${operationId ?? "The request"} got no response from ${host}: ${reasonOf(cause)}`, {
      cause,
      operationId,
      attempts,
      retryable: !codesOf(cause).some(isCertificateFailure),
    });
  }
}

const LONGEST_REASON = 200;

/** Returns the innermost message and its code. Node.js says "fetch failed" and keeps the reason one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the transport failed";
  const { code } = error as { code?: unknown };
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const message = error.message.slice(0, LONGEST_REASON);
  if (typeof code !== "string" || message.includes(code)) return message;
  return message === "" ? code : `${message} (${code})`;
}
