import { GesConfigError } from "../errors/ges-config-error.ts";
import { checkDuration, checkRetry } from "../options/check-options.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { Hooks } from "../options/hooks.ts";
import type { Integers } from "../options/integers.ts";
import type { Middleware } from "../options/middleware.ts";
import { withLog } from "../telemetry/log.ts";
import { checkHeaders } from "./check-headers.ts";
import { isExact } from "./json.ts";
import { RetryBudget } from "./retry-budget.ts";
import type { ExchangeSettings } from "./settings.ts";
import { SYSTEM_TIMING } from "./timing.ts";
import { userAgent } from "./user-agent.ts";

const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_ATTEMPT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/** Checks the options of a client and fills in the defaults. */
export function exchangeSettings(base: string, options: Omit<ClientOptions, "projectId">): ExchangeSettings {
  const {
    credentials,
    fetch,
    hooks = {},
    middleware = [],
    retry,
    maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES,
  } = options;
  if (typeof credentials?.authenticate !== "function") {
    throw new GesConfigError("credentials", "must be credentials such as tokenCredentials(token)");
  }
  if (fetch !== undefined && typeof fetch !== "function") throw new GesConfigError("fetch", "must be a function");
  if (!(maxResponseBytes > 0)) throw new GesConfigError("maxResponseBytes", "must be a number of bytes above 0");
  checkHooks(hooks);
  checkMiddleware(middleware);
  checkRetry(retry);
  return {
    origin: new URL(base).origin,
    credentials,
    fetch,
    headers: checkHeaders(userAgent(options.appInfo), options.headers),
    middleware,
    timeoutMs: checkDuration("timeoutMs", options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    attemptTimeoutMs: checkDuration("attemptTimeoutMs", options.attemptTimeoutMs ?? DEFAULT_ATTEMPT_TIMEOUT_MS),
    maxResponseBytes,
    retry,
    integers: checkIntegers(options.integers),
    hooks: withLog(hooks),
    budget: new RetryBudget(),
    timing: SYSTEM_TIMING,
  };
}

function checkIntegers(integers: Integers | undefined): Integers | undefined {
  if (integers !== undefined && integers !== "number" && integers !== "bigint") {
    throw new GesConfigError("integers", 'must be "number" or "bigint"');
  }
  if (integers !== "bigint" || isExact()) return integers;
  throw new GesConfigError(
    "integers",
    'can be "bigint" only where the runtime has `JSON.rawJSON`, and this one has not',
  );
}

function checkMiddleware(middleware: readonly Middleware[]): void {
  if (Array.isArray(middleware) && middleware.every((step) => typeof step === "function")) return;
  throw new GesConfigError("middleware", "must be an array of functions");
}

function checkHooks(hooks: Hooks): void {
  if (typeof hooks !== "object" || hooks === null) throw new GesConfigError("hooks", "must be an object of functions");
  for (const [name, hook] of Object.entries(hooks)) {
    if (hook !== undefined && typeof hook !== "function")
      throw new GesConfigError(`hooks.${name}`, "must be a function");
  }
}
