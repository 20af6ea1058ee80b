import { GesConfigError } from "../errors/ges-config-error.ts";
import { checkDuration } from "../options/check-duration.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { ExchangeSettings } from "./exchange.ts";
import { RetryBudget } from "./retry-budget.ts";
import { SYSTEM_TIMING } from "./timing.ts";

const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_ATTEMPT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/** Checks the options of a client and fills in the defaults. */
export function exchangeSettings(base: string, options: Omit<ClientOptions, "projectId">): ExchangeSettings {
  if (typeof options.credentials?.authenticate !== "function") {
    throw new GesConfigError("credentials", "must be credentials such as tokenCredentials(token)");
  }
  return {
    origin: new URL(base).origin,
    credentials: options.credentials,
    fetch: options.fetch,
    timeoutMs: checkDuration("timeoutMs", options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    attemptTimeoutMs: checkDuration("attemptTimeoutMs", options.attemptTimeoutMs ?? DEFAULT_ATTEMPT_TIMEOUT_MS),
    maxResponseBytes: options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES,
    retry: options.retry,
    hooks: options.hooks ?? {},
    budget: new RetryBudget(),
    timing: SYSTEM_TIMING,
  };
}
