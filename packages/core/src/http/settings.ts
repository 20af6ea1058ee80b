import type { Credentials } from "../options/credentials.ts";
import type { Hooks } from "../options/hooks.ts";
import type { Integers } from "../options/integers.ts";
import type { Middleware } from "../options/middleware.ts";
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
  /** Headers of every request, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly middleware: readonly Middleware[];
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly retry: RetryOptions | undefined;
  readonly integers?: Integers | undefined;
  readonly hooks: Hooks;
  readonly budget: RetryBudget;
  readonly timing: Timing;
}
