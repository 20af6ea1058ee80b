import type { Credentials } from "../credentials/credentials.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import type { CallOptions } from "../options/call-options.ts";
import { checkDuration } from "../options/check-duration.ts";
import type { Attempt, AttemptOutcome, Hooks } from "../options/hooks.ts";
import type { Route } from "../route.ts";
import { withTracing } from "../telemetry/with-tracing.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { type Answer, isRetryable, requestIdOf } from "./check-answer.ts";
import { errorBodyOf } from "./error-body.ts";
import type { RetryBudget } from "./retry-budget.ts";
import { DEFAULT_RETRY, type RetryOptions, retryDelay } from "./retry-delay.ts";
import type { Timing } from "./timing.ts";

/** A request as the client wants it sent: without credentials. */
export interface HttpRequest {
  readonly operationId: string | undefined;
  /** Path with its parameters in braces, if it is one of the description's. */
  readonly template: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** ID of the project that the request is about. */
  readonly projectId: string | undefined;
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
export async function exchange(
  settings: ExchangeSettings,
  request: HttpRequest,
  options: CallOptions,
): Promise<Answer> {
  const { timing, budget, credentials } = settings;
  const hooks = await withTracing(settings.hooks);
  const timeoutMs = checkDuration("timeoutMs", options.timeoutMs ?? settings.timeoutMs);
  const limits = { signal: options.signal, timeoutMs, deadline: timing.now() + timeoutMs };
  let recoveries = 0;
  for (let number = 1; ; number += 1) {
    const telling = tellingOf(request, number);
    const begun = timing.now();
    hooks.onRequest?.(telling.attempt());
    const outcome = await attempt(settings, request, number, limits);
    hooks.onResponse?.(telling.attempt(), tellOutcome(outcome, timing.now() - begun));

    const { answer, proof } = outcome;
    if (answer?.response.ok) {
      budget.refund();
      return answer;
    }
    if (answer?.response.status === 401 && recoveries === 0) {
      recoveries += 1;
      const date = answer.response.headers.get("date");
      if (await credentials.recover?.({ date, headers: proof })) continue;
    }
    if (!mayRepeat(request, outcome)) return answerOrThrow(outcome);
    const retries = number - 1 - recoveries;
    const retry = { ...DEFAULT_RETRY, ...defined(settings.retry), ...defined(options.retry) };
    const retryAfter = answer?.response.headers.get("retry-after") ?? null;
    const pause = retryDelay(retries, retry, retryAfter, timing.random, timing.now);
    const isLate = timing.now() + pause >= limits.deadline;
    if (retries >= retry.maxRetries || isLate || !budget.spend()) return answerOrThrow(outcome);
    hooks.onRetry?.(telling.attempt(), tellOutcome(outcome, timing.now() - begun), pause);
    await timing.sleep(pause, options.signal);
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

/** What hooks are told of an attempt: made when the first of them listens, and then the same for all. */
function tellingOf({ operationId, method, url, template }: HttpRequest, number: number): { attempt(): Attempt } {
  let told: Attempt | undefined;
  return {
    attempt() {
      told ??= { operationId, method, url, template, number };
      return told;
    },
  };
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
