import { GesApiError } from "../errors/ges-api-error.ts";
import { RETRYABLE_CODES } from "../generated/retryable-codes.ts";
import { parseJson, readErrorBody } from "./error-body.ts";

const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const LONGEST_CUT = 2048;

/** An answer, its body read. */
export interface Answer {
  response: Response;
  text: string;
  operationId: string | undefined;
  attempts: number;
  /** The headers that proved who asked. */
  proof: Readonly<Record<string, string>>;
}

/** Gives the parsed body of an answer that succeeded, or throws what the answer says went wrong. */
export function checkAnswer(answer: Answer): unknown {
  const { response, text } = answer;
  const { status } = response;
  if (isRedirect(response)) throw apiError(answer, { message: redirectMessage(response) });
  const body = parseJson(text);
  const error = readErrorBody(body);
  if (!response.ok) {
    throw apiError(answer, { ...error, message: error?.message ?? `The service answered HTTP status ${status}` });
  }
  if (error?.code !== undefined) throw apiError(answer, { ...error, message: error.message ?? error.code });
  if (body === undefined) {
    const problem = text === "" ? "an empty body" : "a body that is not JSON";
    throw apiError(answer, { message: `The service answered HTTP status ${status} with ${problem}` });
  }
  return body;
}

/** The same; what it throws holds no secret, though a gateway's error page may repeat the request. */
export async function checkSafely(answer: Answer): Promise<unknown> {
  try {
    return checkAnswer(answer);
  } catch {
    const { proofRedactor } = await import("../credentials/redact.ts");
    return checkAnswer({ ...answer, text: proofRedactor(answer.proof)(answer.text) });
  }
}

/** Whether an answer is one after which the same call may succeed. */
export function isRetryable(status: number, code: string | undefined): boolean {
  return (code !== undefined && RETRYABLE_CODES.has(code)) || RETRYABLE_STATUSES.has(status);
}

/** The ID that the gateway or the service gave a request. */
export function requestIdOf({ headers }: Response): string | undefined {
  return headers.get("x-request-id") ?? headers.get("traceid") ?? undefined;
}

/** What the answer says went wrong. */
export function apiError(
  { response, text, operationId, attempts }: Answer,
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
  return `The answer redirects to ${host}. Redirects are not followed, for they would carry the credentials along`;
}
