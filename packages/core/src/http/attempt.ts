import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesError, nameOperation } from "../errors/ges-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import type { AttemptSpan } from "../telemetry/tracing.ts";
import { type HttpResponse, responseError } from "./check-response.ts";
import type { HttpRequest } from "./http-request.ts";
import type { Limits } from "./limits.ts";
import { readText } from "./read-text.ts";
import { authHeadersRedactor, redactedError, redactor } from "./redact.ts";
import type { ExchangeSettings } from "./settings.ts";
import { withDeadline } from "./with-deadline.ts";

/** Result of one attempt: a response or an error, and the authentication headers that were sent. */
export interface Outcome {
  readonly received: HttpResponse | undefined;
  readonly error: Error | undefined;
  readonly authHeaders: Readonly<Record<string, string>>;
  /** True when another attempt cannot help: the caller's signal fired, or the credentials failed. */
  readonly isFinal: boolean;
}

/** Sends a request once. Returns a failure instead of throwing it, for it may be worth another attempt. */
export async function attempt(
  settings: ExchangeSettings,
  request: HttpRequest,
  number: number,
  limits: Limits,
  previous: Outcome | undefined,
  span?: AttemptSpan,
): Promise<Outcome> {
  let authHeaders: Record<string, string> | undefined;
  let isCallOver = true;
  const remaining = () => Math.max(0, limits.deadline - settings.timing.now());
  try {
    const received = await withDeadline(
      remaining(),
      () => (isCallOver ? callTimeout(request, limits, number, previous) : attemptTimeout(settings, request, number)),
      limits.signal,
      async (signal, restart) => {
        authHeaders = await authenticate(settings, request, signal);
        // The time that credentials take is no fault of the attempt, only of the call.
        isCallOver = remaining() <= settings.attemptTimeoutMs;
        restart(isCallOver ? remaining() : settings.attemptTimeoutMs);
        return send(settings, request, authHeaders, number, signal, span);
      },
    );
    return { received, error: undefined, authHeaders: authHeaders ?? {}, isFinal: false };
  } catch (thrown) {
    const isAborted = limits.signal?.aborted === true;
    const sent = authHeaders ?? {};
    const error = isAborted ? abortError(limits.signal?.reason) : failure(request, number, thrown, authHeaders);
    return { received: undefined, error, authHeaders: sent, isFinal: isAborted || authHeaders === undefined };
  }
}

function failure(
  request: HttpRequest,
  attempts: number,
  thrown: unknown,
  authHeaders: Outcome["authHeaders"] | undefined,
): Error {
  if (thrown instanceof GesError) {
    nameOperation(thrown, request.operationId);
    // An error about the response itself, such as its length, does not know of attempts.
    if (authHeaders && thrown.attempts === undefined) Object.assign(thrown, { attempts });
    return thrown;
  }
  const cause = redactedError(thrown, redactorOf(request, authHeaders ?? {}));
  return new GesNetworkError(request.operationId, hostOf(request), attempts, cause);
}

function abortError(reason: unknown): Error {
  return reason instanceof Error ? reason : new DOMException("The call was aborted", "AbortError");
}

/** Creates the error of a call whose time is up. */
export function callTimeout(
  request: HttpRequest,
  { timeoutMs }: Limits,
  attempts: number,
  previous: Outcome | undefined,
): GesTimeoutError {
  const { operationId } = request;
  const message = `${operationId ?? hostOf(request)} took longer than ${timeoutMs} ms (\`timeoutMs\`)`;
  const cause = previous?.error ?? (previous?.received && responseError(previous.received));
  return new GesTimeoutError(message, timeoutMs, { operationId, attempts, ...(cause && { cause }) });
}

function attemptTimeout(
  { attemptTimeoutMs }: ExchangeSettings,
  request: HttpRequest,
  attempts: number,
): GesTimeoutError {
  const { operationId } = request;
  const subject = operationId ?? hostOf(request);
  const message = `${subject} got no response within ${attemptTimeoutMs} ms (\`attemptTimeoutMs\`)`;
  return new GesTimeoutError(message, attemptTimeoutMs, { operationId, attempts });
}

function hostOf({ url }: HttpRequest): string {
  return new URL(url).host;
}

async function authenticate(
  { origin, credentials, hooks }: ExchangeSettings,
  { method, url, headers, projectId, body }: HttpRequest,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  // The last check before credentials are made: wherever the URL came from, they go to their own origin only.
  if (!url.startsWith(`${origin}/`)) {
    throw new GesConfigError("url", `leads to ${new URL(url).host}, and the credentials belong to ${origin}`);
  }
  try {
    const onLoginPause = hooks.onLoginPause?.bind(hooks);
    return await credentials.authenticate({ method, url, headers, projectId, body, signal, onLoginPause });
  } catch (error) {
    if (error instanceof GesError || signal.aborted) throw error;
    throw new GesError("The credentials could not be obtained, so nothing was sent", { cause: error });
  }
}

async function send(
  settings: ExchangeSettings,
  request: HttpRequest,
  authHeaders: Record<string, string>,
  attempts: number,
  signal: AbortSignal,
  span: AttemptSpan | undefined,
): Promise<HttpResponse> {
  // Read at the time of the call, so that replacing the global afterwards has an effect.
  const fetch = settings.fetch ?? globalThis.fetch;
  const { method, url, body, operationId } = request;
  // What carries the trace is added after the signature, which proxies may not break.
  const headers = { ...span?.headers, ...request.headers, ...authHeaders };
  const sent = { method, headers, redirect: "manual", signal } as const;
  const fetchIt = () => fetch(url, body === undefined ? sent : { ...sent, body });
  const response = await (span ? span.within(fetchIt) : fetchIt());
  const text = await readText(response, settings.maxResponseBytes);
  return {
    response,
    text,
    operationId,
    attempts,
    integers: settings.integers,
    redact: (shown) => redactorOf(request, authHeaders)(shown),
  };
}

function redactorOf({ secrets }: HttpRequest, authHeaders: Outcome["authHeaders"]): (text: string) => string {
  const ofHeaders = authHeadersRedactor(authHeaders);
  const ofRequest = redactor(secrets ?? []);
  return (text) => ofRequest(ofHeaders(text));
}
