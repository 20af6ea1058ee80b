import type { Credentials } from "../credentials/credentials.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import type { CallOptions } from "../options/call-options.ts";
import { checkDuration } from "../options/check-duration.ts";
import type { Attempt, AttemptOutcome, Hooks } from "../options/hooks.ts";
import type { Route } from "../route.ts";
import { withTracing } from "../telemetry/with-tracing.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { type HttpResponse, isRetryable, requestIdOf } from "./check-response.ts";
import { errorBodyOf } from "./error-body.ts";
import type { RetryBudget } from "./retry-budget.ts";
import { DEFAULT_RETRY, type RetryOptions, retryDelay } from "./retry-delay.ts";
import type { Timing } from "./timing.ts";

/** A request without credentials. */
export interface HttpRequest {
  readonly operationId: string | undefined;
  /** Path template, with parameters in braces, if the description has one. */
  readonly template: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** ID of the project that the request concerns. */
  readonly projectId: string | undefined;
  readonly retry: Route["retry"];
}

/** Settings that all exchanges of a client share. */
export interface ExchangeSettings {
  /** The only origin that receives the credentials. */
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

/** Sends a request, retries it if that is safe and may help, and returns the last response, whatever its status. */
export async function exchange(
  settings: ExchangeSettings,
  request: HttpRequest,
  options: CallOptions,
): Promise<HttpResponse> {
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
    hooks.onResponse?.(telling.attempt(), attemptOutcome(outcome, timing.now() - begun));

    const { received, authHeaders } = outcome;
    if (received?.response.ok) {
      budget.refund();
      return received;
    }
    if (received?.response.status === 401 && recoveries === 0) {
      recoveries += 1;
      const date = received.response.headers.get("date");
      if (await credentials.recover?.({ date, headers: authHeaders })) continue;
    }
    if (!mayRetry(request, outcome)) return responseOrThrow(outcome);
    const retries = number - 1 - recoveries;
    const retry = { ...DEFAULT_RETRY, ...defined(settings.retry), ...defined(options.retry) };
    const retryAfter = received?.response.headers.get("retry-after") ?? null;
    const pause = retryDelay(retries, retry, retryAfter, timing.random, timing.now);
    const isLate = timing.now() + pause >= limits.deadline;
    if (retries >= retry.maxRetries || isLate || !budget.spend()) return responseOrThrow(outcome);
    hooks.onRetry?.(telling.attempt(), attemptOutcome(outcome, timing.now() - begun), pause);
    await timing.sleep(pause, options.signal);
  }
}

function responseOrThrow({ received, error }: Outcome): HttpResponse {
  if (received) return received;
  throw error;
}

/** Checks that a request may be sent again and that this may help. */
function mayRetry({ retry }: HttpRequest, { received, error }: Outcome): boolean {
  if (received) {
    const { response, text } = received;
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

/** Describes an attempt to hooks: created for the first of them, then the same for all. */
function tellingOf({ operationId, method, url, template }: HttpRequest, number: number): { attempt(): Attempt } {
  let attempt: Attempt | undefined;
  return {
    attempt() {
      attempt ??= { operationId, method, url, template, number };
      return attempt;
    },
  };
}

function attemptOutcome({ received, error }: Outcome, durationMs: number): AttemptOutcome {
  return {
    status: received?.response.status,
    requestId: received && requestIdOf(received.response),
    error,
    durationMs,
  };
}

/** Drops undefined values, so that they do not hide defaults. */
function defined<T extends object>(options: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
