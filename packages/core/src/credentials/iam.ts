import { GesApiError } from "../errors/ges-api-error.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesError } from "../errors/ges-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import { type HttpResponse, parseResponse, requestIdOf } from "../http/check-response.ts";
import { readText } from "../http/read-text.ts";
import { withDeadline } from "../http/with-deadline.ts";
import { checkEndpoint, serviceEndpoint } from "../options/endpoint.ts";

/** Location of the identity service (IAM): a region or an endpoint. */
export interface IamLocation {
  /** Region of IAM, for example `cn-north-4`. */
  readonly region?: string | undefined;
  /** URL of IAM. Takes precedence over `region`. */
  readonly iamEndpoint?: string | undefined;
  /** Transport. Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const TIMEOUT_MS = 30_000;
const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

/** Returns the URL of IAM. */
export function iamEndpoint({ region, iamEndpoint: endpoint }: IamLocation): string {
  if (endpoint !== undefined) return checkEndpoint("iamEndpoint", endpoint, false);
  if (region === undefined) throw new GesConfigError("region", "is required unless `iamEndpoint` is given");
  return serviceEndpoint("iam", region);
}

/**
 * Sends one request to IAM and checks the response.
 *
 * @param secrets texts that no error may show, even if the response or the transport repeats them
 */
export async function requestIam(
  { fetch }: IamLocation,
  operation: string,
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
  secrets: readonly string[],
): Promise<{ body: unknown; response: Response }> {
  const timeout = () =>
    new GesTimeoutError(`${operation} got no response from IAM within ${TIMEOUT_MS} ms`, TIMEOUT_MS);
  const received = await withDeadline(TIMEOUT_MS, timeout, undefined, async (signal) => {
    try {
      const response = await (fetch ?? globalThis.fetch)(url, { ...init, redirect: "manual", signal });
      return { response, text: await readText(response, MAX_RESPONSE_BYTES) };
    } catch (error) {
      if (error instanceof GesError) throw error;
      const { redactedError, redactor } = await import("./redact.ts");
      throw new GesNetworkError(operation, new URL(url).host, 1, redactedError(error, redactor(secrets)));
    }
  });
  const body = await checkedBody({ ...received, operationId: operation, attempts: 1, authHeaders: {} }, secrets);
  return { body, response: received.response };
}

/** Creates the error for a successful response that lacks what it should hold. */
export function unusableResponse(operationId: string, response: Response, problem: string): GesApiError {
  return new GesApiError({
    status: response.status,
    code: undefined,
    message: `IAM responded ${problem}`,
    requestId: requestIdOf(response),
    operationId,
    retryable: false,
    attempts: 1,
    body: "",
    response: withoutToken(response),
  });
}

async function checkedBody(received: HttpResponse, secrets: readonly string[]): Promise<unknown> {
  try {
    return parseResponse(received);
  } catch {
    // Once more without secrets: a gateway's error page may repeat the request, and the response may hold a token.
    const { redactor } = await import("./redact.ts");
    const text = redactor(secrets)(received.text);
    return parseResponse({ ...received, text, response: withoutToken(received.response) });
  }
}

function withoutToken(response: Response): Response {
  if (!response.headers.has("x-subject-token")) return response;
  const headers = new Headers(response.headers);
  headers.delete("x-subject-token");
  return new Response(null, { status: response.status, statusText: response.statusText, headers });
}
