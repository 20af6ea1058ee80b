import type { Credentials } from "../credentials/credentials.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { Attempt, AttemptOutcome, Hooks } from "../options/hooks.ts";
import type { Route } from "../routes.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { type Answer, isRetryable, requestIdOf } from "./check-answer.ts";
import { checkHeaders } from "./check-headers.ts";
import { errorBodyOf } from "./error-body.ts";
import type { RetryBudget } from "./retry-budget.ts";
import { DEFAULT_RETRY, type RetryOptions, retryDelay } from "./retry-delay.ts";
import type { Timing } from "./timing.ts";
import { withDeadline } from "./with-deadline.ts";

/** A request as the client wants it sent: without credentials. */
export interface HttpRequest {
  readonly operationId: string | undefined;
  /** Path with its parameters in braces, if it is one of the description's. */
  readonly template: string | undefined;
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
  readonly retry: RetryOptions | undefined;
  readonly hooks: Hooks;
  readonly budget: RetryBudget;
  readonly timing: Timing;
}

/** Sends a request, again if that is safe and may help, and gives the last answer, whatever it says. */
export function exchange(settings: ExchangeSettings, given: HttpRequest, options: CallOptions): Promise<Answer> {
  const timeoutMs = options.timeoutMs ?? settings.timeoutMs;
  const request = { ...given, headers: { ...given.headers, ...checkHeaders(options.headers) } };
  const { operationId, url } = request;
  const timeout = () =>
    new GesTimeoutError(`${operationId ?? url.host} took longer than ${timeoutMs} ms (\`timeoutMs\`)`, timeoutMs);
  const deadline = settings.timing.now() + timeoutMs;
  return withDeadline(timeoutMs, timeout, options.signal, (signal) =>
    attempts(settings, request, options.retry, deadline, signal),
  );
}

async function attempts(
  settings: ExchangeSettings,
  request: HttpRequest,
  callRetry: RetryOptions | undefined,
  deadline: number,
  signal: AbortSignal,
): Promise<Answer> {
  const { timing, budget, hooks, credentials } = settings;
  const retry = { ...DEFAULT_RETRY, ...defined(settings.retry), ...defined(callRetry) };
  let recoveries = 0;
  for (let number = 1; ; number += 1) {
    const told = tellOf(request, number);
    const begun = timing.now();
    hooks.onRequest?.(told);
    const outcome = await attempt(settings, request, number, signal);
    const toldOutcome = tellOutcome(outcome, timing.now() - begun);
    hooks.onResponse?.(told, toldOutcome);

    const { answer, proof } = outcome;
    if (answer?.response.ok) budget.refund();
    if (answer?.response.status === 401 && recoveries === 0) {
      recoveries += 1;
      const date = answer.response.headers.get("date");
      if (await credentials.recover?.({ date, headers: proof })) continue;
    }
    if (!mayRepeat(request, outcome)) return answerOrThrow(outcome);
    const retries = number - 1 - recoveries;
    const retryAfter = answer?.response.headers.get("retry-after") ?? null;
    const pause = retryDelay(retries, retry, retryAfter, timing.random, timing.now);
    const isLate = timing.now() + pause >= deadline;
    if (retries >= retry.maxRetries || isLate || !budget.spend()) return answerOrThrow(outcome);
    hooks.onRetry?.(told, toldOutcome, pause);
    await timing.sleep(pause, signal);
  }
}

function answerOrThrow({ answer, error }: Outcome): Answer {
  if (answer) return answer;
  throw error;
}

/** Whether a request may be sent again, and whether that may help. */
function mayRepeat({ retry }: HttpRequest, { answer, error }: Outcome): boolean {
  if (answer) {
    const { response, text } = answer;
    return retry !== "unsafe" && !response.ok && isRetryable(response.status, errorBodyOf(text)?.code);
  }
  if (error instanceof GesNetworkError) return retry !== "unsafe" || neverLeft(error.cause);
  return error instanceof GesTimeoutError && retry !== "unsafe";
}

const BEFORE_SENDING = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];

function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === "string" && BEFORE_SENDING.includes(code)) || neverLeft(error.cause);
}

function tellOf({ operationId, method, url, template }: HttpRequest, number: number): Attempt {
  return { operationId, method, url: url.href, template, number };
}

function tellOutcome({ answer, error }: Outcome, durationMs: number): AttemptOutcome {
  return {
    status: answer?.response.status,
    requestId: answer && requestIdOf(answer.response),
    error,
    durationMs,
  };
}

/** Leaves out what is there but undefined, so that it does not hide a default. */
function defined<T extends object>(options: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
