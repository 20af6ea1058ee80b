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
  response: Response;
}

/**
 * The service, or a gateway in front of it, responded with an error or with a body that cannot be used.
 *
 * Decide by `code`: nearly every error has HTTP status 400. `GES_ERRORS[code]` holds the meaning of a code and the
 * remedy.

 */
export class GesApiError extends GesError {
  override readonly name = "GesApiError";
  /** HTTP status of the response. It can be 200: some errors arrive that way. */
  readonly status: number;
  /** Error code of the service, for example `GES.7001`. Undefined when the response has none, as a gateway's HTML page. */
  readonly code: GesErrorCode | (string & {}) | undefined;
  /** Request ID to quote to the vendor's support. */
  readonly requestId: string | undefined;
  /** Operation that was called, if the description knows it. */
  readonly operationId: string | undefined;
  /** True when the same call may succeed later. */
  readonly retryable: boolean;
  /** Number of times the request was sent. */
  readonly attempts: number;
  /** Beginning of the response body, 2,048 characters at most. */
  readonly body: string;
  /** The response, for its headers. Its body has been read. */
  declare readonly response: Response;

  constructor(details: GesApiErrorDetails) {
    super(details.message);
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId;
    this.operationId = details.operationId;
    this.retryable = details.retryable;
    this.attempts = details.attempts;
    this.body = details.body;
    // Response headers can hold a token, so the response stays out of what is printed.
    Object.defineProperty(this, "response", { value: details.response, enumerable: false });
  }
}
