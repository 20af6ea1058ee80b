import type { Credentials } from "../options/credentials.ts";
import type { Hooks } from "../options/hooks.ts";
import type { RetryOptions } from "../options/retry-options.ts";
import type { Transport } from "../options/transport.ts";
import type { RetryBudget } from "./retry-budget.ts";
import type { Timing } from "./timing.ts";

/** Settings that all exchanges of a client share. */
export interface ExchangeSettings {
  /** The only origin that receives the credentials. */
  readonly origin: string;
  readonly credentials: Credentials;
  readonly fetch: Transport | undefined;
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly retry: RetryOptions | undefined;
  readonly hooks: Hooks;
  readonly budget: RetryBudget;
  readonly timing: Timing;
}
