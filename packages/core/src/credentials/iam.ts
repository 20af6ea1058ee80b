import { GesApiError } from "../errors/ges-api-error.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesError } from "../errors/ges-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import { type Answer, checkAnswer, requestIdOf } from "../http/check-answer.ts";
import { readText } from "../http/read-text.ts";
import { withDeadline } from "../http/with-deadline.ts";
import { checkEndpoint, serviceEndpoint } from "../options/endpoint.ts";

/** Where the identity service (IAM) is: in a region, or at an endpoint. */
export interface IamLocation {
  /** Region whose IAM is asked, for example `cn-north-4`. */
  readonly region?: string | undefined;
  /** URL of IAM. Goes before `region`. */
  readonly iamEndpoint?: string | undefined;
  /** Replaces the transport. The global `fetch` unless given. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const TIMEOUT_MS = 30_000;
const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

/** IAM's URL. */
export function iamEndpoint({ region, iamEndpoint: endpoint }: IamLocation): string {
  if (endpoint !== undefined) return checkEndpoint("iamEndpoint", endpoint, false);
  if (region === undefined) throw new GesConfigError("region", "is required unless `iamEndpoint` is given");
  return serviceEndpoint("iam", region);
}

/**
 * Asks IAM once. What it answers is checked.
 *
 * @param secrets what no error may show, whatever the answer or the transport repeats of it
 */
export async function askIam(
  { fetch }: IamLocation,
  operation: string,
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
  secrets: readonly string[],
): Promise<{ body: unknown; response: Response }> {
  const timeout = () => new GesTimeoutError(`${operation} got no answer from IAM within ${TIMEOUT_MS} ms`, TIMEOUT_MS);
  const answer = await withDeadline(TIMEOUT_MS, timeout, undefined, async (signal) => {
    try {
      const response = await (fetch ?? globalThis.fetch)(url, { ...init, redirect: "manual", signal });
      return { response, text: await readText(response, MAX_RESPONSE_BYTES) };
    } catch (error) {
      if (error instanceof GesError) throw error;
      const { redactedError, redactor } = await import("./redact.ts");
      throw new GesNetworkError(operation, new URL(url).host, 1, redactedError(error, redactor(secrets)));
    }
  });
  const body = await checkedBody({ ...answer, operationId: operation, attempts: 1, proof: {} }, secrets);
  return { body, response: answer.response };
}

/** An answer that succeeded, but does not say what it should. */
export function unusableAnswer(operationId: string, response: Response, problem: string): GesApiError {
  return new GesApiError({
    status: response.status,
    code: undefined,
    message: `IAM answered ${problem}`,
    requestId: requestIdOf(response),
    operationId,
    retryable: false,
    attempts: 1,
    body: "",
    response: withoutToken(response),
  });
}

async function checkedBody(answer: Answer, secrets: readonly string[]): Promise<unknown> {
  try {
    return checkAnswer(answer);
  } catch {
    // Said again without secrets: a gateway's error page may repeat the request, and the answer may hold a token.
    const { redactor } = await import("./redact.ts");
    const text = redactor(secrets)(answer.text);
    return checkAnswer({ ...answer, text, response: withoutToken(answer.response) });
  }
}

function withoutToken(response: Response): Response {
  if (!response.headers.has("x-subject-token")) return response;
  const headers = new Headers(response.headers);
  headers.delete("x-subject-token");
  return new Response(null, { status: response.status, statusText: response.statusText, headers });
}
