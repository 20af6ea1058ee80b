import type { Credentials } from "../credentials/credentials.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesError } from "../errors/ges-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { Route } from "../routes.ts";
import { type Answer, isRetryable } from "./check-answer.ts";
import { errorBodyOf } from "./error-body.ts";
import { readText } from "./read-text.ts";
import type { RetryBudget } from "./retry-budget.ts";
import { DEFAULT_RETRY, retryDelay } from "./retry-delay.ts";
import type { Timing } from "./timing.ts";
import { withDeadline } from "./with-deadline.ts";

/** A request as the client wants it sent: without credentials. */
export interface HttpRequest {
  readonly operationId: string | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly retry: Route["retry"];
}

/** Everything that is the same for all exchanges of a client. */
export interface ExchangeSettings {
  /** The only origin that gets to see the credentials. */
  readonly origin: string;
  readonly credentials: Credentials;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly retry: CallOptions["retry"];
  readonly budget: RetryBudget;
  readonly timing: Timing;
}

/** Sends a request, again if that is safe and may help, and gives the last answer, whatever it says. */
export async function exchange(
  settings: ExchangeSettings,
  request: HttpRequest,
  options: CallOptions,
): Promise<Answer> {
  const { timing, budget } = settings;
  const timeoutMs = options.timeoutMs ?? settings.timeoutMs;
  const retry = { ...DEFAULT_RETRY, ...defined(settings.retry), ...defined(options.retry) };
  const deadline = timing.now() + timeoutMs;

  return withDeadline(
    timeoutMs,
    () => callTimeout(request, timeoutMs),
    options.signal,
    async (signal) => {
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await attemptOnce(settings, request, options, attempt, signal);
        if (outcome instanceof Error) {
          if (!mayRepeat(request, outcome)) throw outcome;
        } else {
          if (outcome.response.ok) budget.refund();
          if (request.retry === "unsafe" || outcome.response.ok || !saysTryLater(outcome)) return outcome;
        }
        const retryAfter = outcome instanceof Error ? null : outcome.response.headers.get("retry-after");
        const pause = retryDelay(attempt - 1, retry, retryAfter, timing.random, timing.now);
        const isOver = attempt > retry.maxRetries || timing.now() + pause >= deadline;
        if (isOver || !budget.spend()) {
          if (outcome instanceof Error) throw outcome;
          return outcome;
        }
        await timing.sleep(pause, signal);
      }
    },
  );
}

/** One request and its answer; what went wrong on the way is returned, not thrown, for it may be worth another try. */
async function attemptOnce(
  settings: ExchangeSettings,
  request: HttpRequest,
  options: CallOptions,
  attempt: number,
  outer: AbortSignal,
): Promise<Answer | Error> {
  const { attemptTimeoutMs } = settings;
  const timeoutError = () => attemptTimeout(request, attemptTimeoutMs);
  const { method, url, body, operationId } = request;
  if (url.origin !== settings.origin) {
    throw new GesConfigError("url", `leads to ${url.host}, and the credentials belong to ${settings.origin}`);
  }
  try {
    return await withDeadline(attemptTimeoutMs, timeoutError, outer, async (signal) => {
      const given = { ...request.headers, ...checkedHeaders(options.headers) };
      const proof = await settings.credentials.authenticate({ method, url, headers: given, body, signal });
      // Read at the time of the call: whoever replaces the global after the client was made is heard.
      const fetch = settings.fetch ?? globalThis.fetch;
      const init: RequestInit = { method, headers: { ...given, ...proof }, redirect: "manual", signal };
      const response = await fetch(url.href, body === undefined ? init : { ...init, body });
      return { response, text: await readText(response, settings.maxResponseBytes), operationId, attempts: attempt };
    });
  } catch (error) {
    if (outer.aborted) throw outer.reason;
    if (error instanceof GesError) return error;
    return new GesNetworkError(operationId, url.host, attempt, error);
  }
}

/** Whether a request whose fate is unknown may be sent again. */
function mayRepeat({ retry }: HttpRequest, error: Error): boolean {
  if (error instanceof GesNetworkError) return retry !== "unsafe" || neverLeft(error.cause);
  return error instanceof GesTimeoutError && retry !== "unsafe";
}

const BEFORE_SENDING = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];

function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === "string" && BEFORE_SENDING.includes(code)) || neverLeft(error.cause);
}

function saysTryLater({ response, text }: Answer): boolean {
  return isRetryable(response.status, errorBodyOf(text)?.code);
}

function callTimeout({ operationId, url }: HttpRequest, timeoutMs: number): GesTimeoutError {
  return new GesTimeoutError(`${operationId ?? url.host} took longer than ${timeoutMs} ms (\`timeoutMs\`)`, timeoutMs);
}

function attemptTimeout({ operationId, url }: HttpRequest, timeoutMs: number): GesTimeoutError {
  return new GesTimeoutError(
    `${operationId ?? url.host} got no answer within ${timeoutMs} ms (\`attemptTimeoutMs\`)`,
    timeoutMs,
  );
}

// The platform's own error quotes the value it refuses, and the value may be a secret.
function checkedHeaders(headers: CallOptions["headers"]): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new GesConfigError(`headers["${name}"]`, "holds a line break or another character that no header can have");
    }
    checked[name.toLowerCase()] = value;
  }
  return checked;
}

/** Leaves out what is there but undefined, so that it does not hide a default. */
function defined<T extends object>(options: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
