import { GesError } from "../errors/ges-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import { codesOf, isUnreachable } from "../errors/network-codes.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { Attempt, AttemptOutcome } from "../options/hooks.ts";
import { notify } from "../options/notify.ts";
import type { CallSpan } from "../telemetry/tracing.ts";
import { isTraced, withSpan } from "../telemetry/with-span.ts";
import { attempt, callTimeout, type Outcome } from "./attempt.ts";
import { type HttpResponse, isRetryable, requestIdOf, responseError } from "./check-response.ts";
import { errorBodyOf } from "./error-body.ts";
import type { HttpRequest } from "./http-request.ts";
import { type Limits, limitsOf } from "./limits.ts";
import { DEFAULT_RETRY, retryAfterMs, retryDelay } from "./retry-delay.ts";
import type { ExchangeSettings } from "./settings.ts";
import { withDeadline } from "./with-deadline.ts";

/** Sends a request, retries it if that is safe and may help, and returns the last response, whatever its status. */
export async function exchange(
  settings: ExchangeSettings,
  request: HttpRequest,
  options: CallOptions,
  limits: Limits = limitsOf(settings, options),
): Promise<HttpResponse> {
  const { middleware, timing } = settings;
  if (middleware.length > 0) {
    const inner = { ...settings, middleware: [] };
    return await withDeadline(
      Math.max(0, limits.deadline - timing.now()),
      () => callTimeout(request, limits, 0, undefined),
      limits.signal,
      async () => {
        const { throughMiddleware } = await import("./through-middleware.ts");
        return throughMiddleware(middleware, request, (changed) => exchange(inner, changed, options, limits));
      },
    );
  }
  if (!isTraced()) return await exchangeInSpan(settings, request, options, limits, undefined);
  return await withSpan(request.operationId ?? request.method, async (span) => {
    const received = await exchangeInSpan(settings, request, options, limits, span);
    if (!received.response.ok) span?.fail(responseError(received));
    return received;
  });
}

async function exchangeInSpan(
  settings: ExchangeSettings,
  request: HttpRequest,
  options: CallOptions,
  limits: Limits,
  span: CallSpan | undefined,
): Promise<HttpResponse> {
  const { timing, budget, hooks } = settings;
  const policy = { ...DEFAULT_RETRY, ...defined(settings.retry), ...defined(options.retry) };
  let recoveries = 0;
  let previous: Outcome | undefined;
  for (let number = 1; ; number += 1) {
    const observed = observedAttempt(request, number);
    const startedAt = timing.now();
    if (hooks.onRequest) notify(() => hooks.onRequest?.(observed()));
    const attemptSpan = span?.attempt(observed());
    const outcome = await attempt(settings, request, number, limits, previous, attemptSpan);
    const durationMs = timing.now() - startedAt;
    attemptSpan?.end(attemptOutcome(outcome, durationMs));
    if (hooks.onResponse) notify(() => hooks.onResponse?.(observed(), attemptOutcome(outcome, durationMs)));
    limits.signal?.throwIfAborted();

    if (outcome.received?.response.ok) {
      budget.refund();
      return outcome.received;
    }
    if (recoveries === 0 && outcome.received?.response.status === 401) {
      recoveries = 1;
      if (await recover(settings, request, outcome, limits)) {
        previous = outcome;
        continue;
      }
    }
    if (!mayRetry(request, outcome)) return responseOrThrow(outcome);
    const decision = nextPause(settings, policy, outcome, number - 1 - recoveries, limits);
    if (typeof decision !== "number") return responseOrThrow(outcome, decision);
    if (hooks.onRetry) notify(() => hooks.onRetry?.(observed(), attemptOutcome(outcome, durationMs), decision));
    await timing.sleep(decision, limits.signal);
    previous = outcome;
  }
}

/** Returns the pause before the next attempt in milliseconds, or, when there must be none, the reason if it is news. */
function nextPause(
  { timing, budget }: ExchangeSettings,
  policy: typeof DEFAULT_RETRY,
  { received }: Outcome,
  retries: number,
  { deadline, timeoutMs }: Limits,
): number | string | undefined {
  if (retries >= policy.maxRetries) return undefined;
  const asked = retryAfterMs(received?.response.headers.get("retry-after") ?? null, timing.now) ?? 0;
  if (asked > policy.maxDelayMs) {
    return `Not retried: the service asks for a pause of ${asked} ms, and \`maxDelayMs\` allows ${policy.maxDelayMs} ms`;
  }
  const pause = retryDelay(retries, policy, asked, timing.random);
  if (timing.now() + pause >= deadline) {
    if (asked === 0) return undefined;
    return `Not retried: the service asks for a pause of ${asked} ms, which would outlast the ${timeoutMs} ms of \`timeoutMs\``;
  }
  return budget.spend() ? pause : undefined;
}

/** Asks the credentials to prepare another attempt, within the call's limits. */
async function recover(
  { credentials, timing }: ExchangeSettings,
  { operationId }: HttpRequest,
  { received, authHeaders }: Outcome,
  { signal, deadline, timeoutMs }: Limits,
): Promise<boolean> {
  const timeout = () =>
    new GesTimeoutError(
      `The credentials of ${operationId ?? "the request"} were not renewed within ${timeoutMs} ms (\`timeoutMs\`)`,
      timeoutMs,
      {
        operationId,
        attempts: received?.attempts,
      },
    );
  const date = received?.response.headers.get("date") ?? null;
  return withDeadline(Math.max(0, deadline - timing.now()), timeout, signal, async () => {
    try {
      return (await credentials.recover?.({ date, headers: authHeaders })) ?? false;
    } catch (error) {
      if (error instanceof GesError) throw error;
      throw new GesError("The credentials could not be renewed after a 401", { cause: error });
    }
  });
}

function responseOrThrow({ received, error }: Outcome, note?: string): HttpResponse {
  if (received) return note === undefined ? received : { ...received, note };
  throw error;
}

/** Checks that a request may be sent again and that this may help. */
function mayRetry({ retry }: HttpRequest, { received, error, isFinal }: Outcome): boolean {
  if (isFinal) return false;
  if (received) {
    const { response, text } = received;
    return retry !== "unsafe" && isRetryable(response.status, errorBodyOf(text)?.code);
  }
  if (error instanceof GesNetworkError) {
    return error.retryable && (retry !== "unsafe" || codesOf(error.cause).some(isUnreachable));
  }
  return error instanceof GesTimeoutError && retry !== "unsafe";
}

/** Describes an attempt to hooks: created for the first of them, then the same for all. */
function observedAttempt({ operationId, method, url, template }: HttpRequest, number: number): () => Attempt {
  let attempt: Attempt | undefined;
  return () => {
    attempt ??= { operationId, method, url, template, number };
    return attempt;
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
