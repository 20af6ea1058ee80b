import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesError } from "../errors/ges-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import type { Answer } from "./check-answer.ts";
import type { ExchangeSettings, HttpRequest } from "./exchange.ts";
import { readText } from "./read-text.ts";
import { withDeadline } from "./with-deadline.ts";

/** What came of one attempt: an answer or an error, and the headers that proved who asked. */
export interface Outcome {
  readonly answer: Answer | undefined;
  readonly error: Error | undefined;
  readonly proof: Readonly<Record<string, string>>;
}

/** How long an attempt may take. */
export interface Limits {
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined;
  /** The time that the whole call may take, in milliseconds, and when it is over. */
  readonly timeoutMs: number;
  readonly deadline: number;
}

/** Sends a request once. What goes wrong on the way is returned, not thrown, for it may be worth another attempt. */
export async function attempt(
  settings: ExchangeSettings,
  request: HttpRequest,
  number: number,
  limits: Limits,
): Promise<Outcome> {
  const remainingMs = Math.max(0, limits.deadline - settings.timing.now());
  const isLastWord = remainingMs <= settings.attemptTimeoutMs;
  let proof: Record<string, string> = {};
  try {
    const answer = await withDeadline(
      isLastWord ? remainingMs : settings.attemptTimeoutMs,
      () => (isLastWord ? callTimeout(request, limits.timeoutMs) : attemptTimeout(request, settings.attemptTimeoutMs)),
      limits.signal,
      async (signal) => {
        proof = await authenticate(settings, request, signal);
        return send(settings, request, proof, number, signal);
      },
    );
    return { answer, error: undefined, proof };
  } catch (error) {
    if (limits.signal?.aborted) throw limits.signal.reason;
    return {
      answer: undefined,
      error: error instanceof GesError ? error : await networkError(request, number, error, proof),
      proof,
    };
  }
}

async function networkError(
  request: HttpRequest,
  attempts: number,
  error: unknown,
  proof: Outcome["proof"],
): Promise<GesNetworkError> {
  const { proofRedactor, redactedError } = await import("../credentials/redact.ts");
  const cause = redactedError(error, proofRedactor(proof));
  return new GesNetworkError(request.operationId, hostOf(request), attempts, cause);
}

function callTimeout(request: HttpRequest, timeoutMs: number): GesTimeoutError {
  const subject = request.operationId ?? hostOf(request);
  return new GesTimeoutError(`${subject} took longer than ${timeoutMs} ms (\`timeoutMs\`)`, timeoutMs);
}

function attemptTimeout(request: HttpRequest, timeoutMs: number): GesTimeoutError {
  const subject = request.operationId ?? hostOf(request);
  return new GesTimeoutError(`${subject} got no answer within ${timeoutMs} ms (\`attemptTimeoutMs\`)`, timeoutMs);
}

function hostOf({ url }: HttpRequest): string {
  return new URL(url).host;
}

async function authenticate(
  { origin, credentials }: ExchangeSettings,
  { method, url, headers, projectId, body }: HttpRequest,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  // The last word before credentials are made: wherever the URL came from, they go to their own origin only.
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
  proof: Record<string, string>,
  attempts: number,
  signal: AbortSignal,
): Promise<Answer> {
  // Read at the time of the call: whoever replaces the global after the client was made is heard.
  const fetch = settings.fetch ?? globalThis.fetch;
  const init: RequestInit = { method, headers: { ...headers, ...proof }, redirect: "manual", signal };
  const response = await fetch(url, body === undefined ? init : { ...init, body });
  return { response, text: await readText(response, settings.maxResponseBytes), operationId, attempts, proof };
}
