import { GesApiError } from "../errors/ges-api-error.ts";
import { RETRYABLE_CODES } from "../generated/retryable-codes.ts";
import type { Integers } from "../options/integers.ts";
import type { TransportResponse } from "../options/transport.ts";
import { realResponse } from "./as-response.ts";
import { readErrorBody } from "./error-body.ts";
import { parseJson } from "./json.ts";
import { retryAfterMs } from "./retry-delay.ts";

const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const LONGEST_CUT = 2048;

/** A response whose body has been read. */
export interface HttpResponse {
  readonly response: TransportResponse;
  readonly text: string;
  readonly operationId: string | undefined;
  readonly attempts: number;
  /** Form of integers that a number may not hold exactly. */
  readonly integers?: Integers | undefined;
  /** Removes the request's secrets from a text. */
  readonly redact: (text: string) => string;
  /** Reason why the request was not retried, if it is worth telling. */
  readonly note?: string | undefined;
}

/**
 * Returns the parsed body of a successful response, or throws the error that the response describes. The error holds no
 * secret, though a gateway's error page may repeat the request.
 */
export function parseResponse(received: HttpResponse): unknown {
  const { response, text, integers } = received;
  if (response.ok) {
    const body = parseJson(text, integers);
    if (body !== undefined && readErrorBody(body)?.code === undefined) return body;
  }
  throw responseError(received);
}

/** Creates the error that a response describes, free of secrets. */
export function responseError(received: HttpResponse): GesApiError {
  const { response } = received;
  const text = received.redact(received.text);
  const safe = { ...received, text };
  const { status } = response;
  if (isRedirect(response)) return apiError(safe, { message: redirectMessage(response) });
  const data = parseJson(text, received.integers);
  const error = readErrorBody(data);
  if (!response.ok) {
    return apiError(safe, {
      ...error,
      data,
      message: error?.message ?? `The service responded with HTTP status ${status}`,
    });
  }
  if (error?.code !== undefined) return apiError(safe, { ...error, data, message: error.message ?? error.code });
  const problem = text === "" ? "an empty body" : "a body that is not JSON";
  return apiError(safe, { message: `The service responded with HTTP status ${status} and ${problem}` });
}

/** Checks that the same call may succeed after such a response. */
export function isRetryable(status: number, code: string | undefined): boolean {
  return (code !== undefined && RETRYABLE_CODES.has(code)) || RETRYABLE_STATUSES.has(status);
}

/** Returns the ID that the gateway or the service gave a request. */
export function requestIdOf({ headers }: Pick<TransportResponse, "headers">): string | undefined {
  return headers.get("x-request-id") ?? headers.get("traceid") ?? undefined;
}

/** Creates the error of a response. */
export function apiError(
  { response, text, operationId, attempts, note }: HttpResponse,
  error: { code?: string | undefined; message: string; requestId?: string | undefined; data?: unknown },
): GesApiError {
  return new GesApiError({
    status: response.status,
    code: error.code,
    message: note === undefined ? error.message : `${error.message.replace(/\.$/, "")}. ${note}`,
    requestId: error.requestId ?? requestIdOf(response),
    operationId,
    retryable: isRetryable(response.status, error.code),
    attempts,
    body: text.slice(0, LONGEST_CUT),
    data: error.data,
    retryAfterMs: retryAfterMs(response.headers.get("retry-after"), Date.now),
    response: withoutToken(realResponse(response, "")),
  });
}

// IAM's response to a login.
function withoutToken(response: Response): Response {
  const { status, headers } = response;
  if (!headers.has("x-subject-token")) return response;
  const copied = new Headers(headers);
  copied.delete("x-subject-token");
  return new Response(null, { status, headers: copied });
}

// A browser hides a redirect that is not to be followed behind status 0.
function isRedirect({ status, type }: TransportResponse): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400 && status !== 304);
}

function redirectMessage(response: TransportResponse): string {
  const location = response.headers.get("location");
  const base = response.url || undefined;
  const host = location && URL.canParse(location, base) ? new URL(location, base).host : "an unknown host";
  return `The response redirects to ${host}. Redirects are not followed, for they would carry the credentials along`;
}
