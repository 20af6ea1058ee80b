import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesError } from "../errors/ges-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import type { HttpResponse } from "./check-response.ts";
import type { ExchangeSettings, HttpRequest } from "./exchange.ts";
import { readText } from "./read-text.ts";
import { withDeadline } from "./with-deadline.ts";

/** Result of one attempt: a response or an error, and the authentication headers that were sent. */
export interface Outcome {
  readonly received: HttpResponse | undefined;
  readonly error: Error | undefined;
  readonly authHeaders: Readonly<Record<string, string>>;
}

/** Limits of an attempt. */
export interface Limits {
  /** Signal of the caller. */
  readonly signal: AbortSignal | undefined;
  /** Timeout of the whole call, in milliseconds, and the time when it ends. */
  readonly timeoutMs: number;
  readonly deadline: number;
}

/** Sends a request once. Returns a failure instead of throwing it, for it may be worth another attempt. */
export async function attempt(
  settings: ExchangeSettings,
  request: HttpRequest,
  number: number,
  limits: Limits,
): Promise<Outcome> {
  const remainingMs = Math.max(0, limits.deadline - settings.timing.now());
  const isLastWord = remainingMs <= settings.attemptTimeoutMs;
  let authHeaders: Record<string, string> = {};
  try {
    const received = await withDeadline(
      isLastWord ? remainingMs : settings.attemptTimeoutMs,
      () => (isLastWord ? callTimeout(request, limits.timeoutMs) : attemptTimeout(request, settings.attemptTimeoutMs)),
      limits.signal,
      async (signal) => {
        authHeaders = await authenticate(settings, request, signal);
        return send(settings, request, authHeaders, number, signal);
      },
    );
    return { received, error: undefined, authHeaders };
  } catch (error) {
    if (limits.signal?.aborted) throw limits.signal.reason;
    return {
      received: undefined,
      error: error instanceof GesError ? error : await networkError(request, number, error, authHeaders),
      authHeaders,
    };
  }
}

async function networkError(
  request: HttpRequest,
  attempts: number,
  error: unknown,
  authHeaders: Outcome["authHeaders"],
): Promise<GesNetworkError> {
  const { authHeadersRedactor, redactedError } = await import("../credentials/redact.ts");
  const cause = redactedError(error, authHeadersRedactor(authHeaders));
  return new GesNetworkError(request.operationId, hostOf(request), attempts, cause);
}

function callTimeout(request: HttpRequest, timeoutMs: number): GesTimeoutError {
  const subject = request.operationId ?? hostOf(request);
  return new GesTimeoutError(`${subject} took longer than ${timeoutMs} ms (\`timeoutMs\`)`, timeoutMs);
}

function attemptTimeout(request: HttpRequest, timeoutMs: number): GesTimeoutError {
  const subject = request.operationId ?? hostOf(request);
  return new GesTimeoutError(`${subject} got no response within ${timeoutMs} ms (\`attemptTimeoutMs\`)`, timeoutMs);
}

function hostOf({ url }: HttpRequest): string {
  return new URL(url).host;
}

async function authenticate(
  { origin, credentials }: ExchangeSettings,
  { method, url, headers, projectId, body }: HttpRequest,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  // The last check before credentials are made: wherever the URL came from, they go to their own origin only.
  if (!url.startsWith(`${origin}/`)) {
    throw new GesConfigError("url", `leads to ${new URL(url).host}, and the credentials belong to ${origin}`);
  }
  try {
    return await credentials.authenticate({ method, url, headers, projectId, body, signal });
  } catch (error) {
    if (error instanceof GesError || signal.aborted) throw error;
    throw new GesError("The credentials could not be obtained, so nothing was sent", { cause: error });
  }
}

async function send(
  settings: ExchangeSettings,
  { method, url, headers, body, operationId }: HttpRequest,
  authHeaders: Record<string, string>,
  attempts: number,
  signal: AbortSignal,
): Promise<HttpResponse> {
  // Read at the time of the call, so that replacing the global afterwards has an effect.
  const fetch = settings.fetch ?? globalThis.fetch;
  const init: RequestInit = { method, headers: { ...headers, ...authHeaders }, redirect: "manual", signal };
  const response = await fetch(url, body === undefined ? init : { ...init, body });
  return { response, text: await readText(response, settings.maxResponseBytes), operationId, attempts, authHeaders };
}
