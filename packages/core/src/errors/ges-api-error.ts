import type { GesErrorCode } from "../generated/error-catalogue.ts";
import { GesError } from "./ges-error.ts";

export interface GesApiErrorDetails {
  status: number;
  code: string | undefined;
  message: string;
  requestId: string | undefined;
  operationId: string | undefined;
  retryable: boolean;
  attempts: number;
  body: string;
  data?: unknown;
  retryAfterMs?: number | undefined;
  response: Response;
  cause?: unknown;
}

/**
 * The service, or a gateway in front of it, responded with an error or with a body that cannot be used.
 *
 * Decide by `code`: nearly every error has HTTP status 400. `GES_ERRORS[error.code ?? ""]` holds the meaning of a known
 * code and the remedy.
 */
export class GesApiError extends GesError {
  /** @internal */
  static override readonly brand: string = "GesApiError";
  override readonly name = "GesApiError";
  /** HTTP status of the response. It can be 200: some errors arrive that way. */
  readonly status: number;
  /** Error code of the service, for example `GES.7001`. Undefined when the response has none, as a gateway's HTML page. */
  readonly code: GesErrorCode | (string & {}) | undefined;
  /** Request ID to quote to the vendor's support. */
  readonly requestId: string | undefined;
  declare readonly attempts: number;
  /** Beginning of the response body, 2,048 characters at most. */
  readonly body: string;
  /** Parsed response body, if it is JSON. A failing Cypher statement leaves the results of those before it here. */
  declare readonly data: unknown;
  /** Pause that the service asks for before another attempt (`Retry-After`), in milliseconds, if it does. */
  declare readonly retryAfterMs: number | undefined;
  /** The response, for its headers. Its body has been read. */
  declare readonly response: Response;

  constructor({ message, operationId, attempts, retryable, cause, ...details }: GesApiErrorDetails) {
    super(message, { operationId, attempts, retryable, ...(cause !== undefined && { cause }) });
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId;
    this.body = details.body;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    // Data of the caller's graph, and headers that can hold a token, stay out of what is printed.
    Object.defineProperty(this, "data", { value: details.data, enumerable: false });
    Object.defineProperty(this, "response", { value: details.response, enumerable: false });
  }
}
