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
 * The service, or a gateway in front of it, answered with an error or with something that is no answer.
 *
 * Decide by `code`: nearly every refusal has HTTP status 400. `GES_ERRORS[code]` tells what a code means and what to
 * do about it.
 */
export class GesApiError extends GesError {
  override readonly name = "GesApiError";
  /** HTTP status of the answer. It can be 200: some errors come that way. */
  readonly status: number;
  /** The service's error code, for example `GES.7001`. Absent when the answer has none, as a gateway's HTML page. */
  readonly code: GesErrorCode | (string & {}) | undefined;
  /** The ID to quote to the vendor's support. */
  readonly requestId: string | undefined;
  /** The operation that was called, if it is one that the description knows. */
  readonly operationId: string | undefined;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** How often the request was sent. */
  readonly attempts: number;
  /** The beginning of the answer's body, 2,048 characters at most. */
  readonly body: string;
  /** The answer: its headers, its status. Its body has been read. */
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
    // Headers of an answer can hold a token, so the answer stays out of what is printed.
    Object.defineProperty(this, "response", { value: details.response, enumerable: false });
  }
}
