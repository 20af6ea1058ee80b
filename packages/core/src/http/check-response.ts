import { GesApiError } from "../errors/ges-api-error.ts";
import { RETRYABLE_CODES } from "../generated/retryable-codes.ts";
import { parseJson, readErrorBody } from "./error-body.ts";

const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const LONGEST_CUT = 2048;

/** A response whose body has been read. */
export interface HttpResponse {
  response: Response;
  text: string;
  operationId: string | undefined;
  attempts: number;
  /** Authentication headers of the request. */
  authHeaders: Readonly<Record<string, string>>;
}

/** Returns the parsed body of a successful response, or throws the error that the response describes. */
export function parseResponse(received: HttpResponse): unknown {
  const { response, text } = received;
  const { status } = response;
  if (isRedirect(response)) throw apiError(received, { message: redirectMessage(response) });
  const body = parseJson(text);
  const error = readErrorBody(body);
  if (!response.ok) {
    throw apiError(received, {
      ...error,
      message: error?.message ?? `The service responded with HTTP status ${status}`,
    });
  }
  if (error?.code !== undefined) throw apiError(received, { ...error, message: error.message ?? error.code });
  if (body === undefined) {
    const problem = text === "" ? "an empty body" : "a body that is not JSON";
    throw apiError(received, { message: `The service responded with HTTP status ${status} with ${problem}` });
  }
  return body;
}

/** Does the same, with errors free of secrets: a gateway's error page may repeat the request. */
export async function parseSafely(received: HttpResponse): Promise<unknown> {
  try {
    return parseResponse(received);
  } catch {
    const { authHeadersRedactor } = await import("../credentials/redact.ts");
    return parseResponse({ ...received, text: authHeadersRedactor(received.authHeaders)(received.text) });
  }
}

/** Checks that the same call may succeed after such a response. */
export function isRetryable(status: number, code: string | undefined): boolean {
  return (code !== undefined && RETRYABLE_CODES.has(code)) || RETRYABLE_STATUSES.has(status);
}

/** Returns the ID that the gateway or the service gave a request. */
export function requestIdOf({ headers }: Response): string | undefined {
  return headers.get("x-request-id") ?? headers.get("traceid") ?? undefined;
}

/** Creates the error that a response describes. */
export function apiError(
  { response, text, operationId, attempts }: HttpResponse,
  error: { code?: string | undefined; message: string; requestId?: string | undefined },
): GesApiError {
  return new GesApiError({
    status: response.status,
    code: error.code,
    message: error.message,
    requestId: error.requestId ?? requestIdOf(response),
    operationId,
    retryable: isRetryable(response.status, error.code),
    attempts,
    body: text.slice(0, LONGEST_CUT),
    response,
  });
}

// A browser hides a redirect that is not to be followed behind status 0.
function isRedirect({ status, type }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400);
}

function redirectMessage(response: Response): string {
  const location = response.headers.get("location");
  const base = response.url || undefined;
  const host = location && URL.canParse(location, base) ? new URL(location, base).host : "an unknown host";
  return `The response redirects to ${host}. Redirects are not followed, for they would carry the credentials along`;
}
