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

/** Sends a request once. What goes wrong on the way is returned, not thrown, for it may be worth another attempt. */
export async function attempt(
  settings: ExchangeSettings,
  request: HttpRequest,
  number: number,
  outer: AbortSignal,
): Promise<Outcome> {
  const { operationId, url } = request;
  const { attemptTimeoutMs } = settings;
  const timeout = () =>
    new GesTimeoutError(
      `${operationId ?? url.host} got no answer within ${attemptTimeoutMs} ms (\`attemptTimeoutMs\`)`,
      attemptTimeoutMs,
    );
  let proof: Record<string, string> = {};
  try {
    const answer = await withDeadline(attemptTimeoutMs, timeout, outer, async (signal) => {
      proof = await authenticate(settings, request, signal);
      return send(settings, request, proof, number, signal);
    });
    return { answer, error: undefined, proof };
  } catch (error) {
    if (outer.aborted) throw outer.reason;
    const isKnown = error instanceof GesError;
    return {
      answer: undefined,
      error: isKnown ? error : new GesNetworkError(operationId, url.host, number, error),
      proof,
    };
  }
}

async function authenticate(
  { origin, credentials }: ExchangeSettings,
  { method, url, headers, body }: HttpRequest,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  // The last word before credentials are made: wherever the URL came from, they go to their own origin only.
  if (url.origin !== origin) {
    throw new GesConfigError("url", `leads to ${url.host}, and the credentials belong to ${origin}`);
  }
  try {
    return await credentials.authenticate({ method, url, headers, body, signal });
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
  const response = await fetch(url.href, body === undefined ? init : { ...init, body });
  return { response, text: await readText(response, settings.maxResponseBytes), operationId, attempts };
}
