import { exchangeSettings } from "../http/exchange-settings.ts";
import type { ManagementClientOptions } from "../options/client-options.ts";
import { checkEndpoint, managementEndpoint } from "../options/endpoint.ts";
import { defaultCredentials } from "./default-credentials.ts";
import { checkAccess } from "./diagnose-access.ts";
import { checkNetwork } from "./diagnose-network.ts";
import { type Diagnosis, type DiagnosticCheck, diagnosisOf } from "./diagnosis.ts";

/** Options of `diagnose`: those of the client that is to be checked. */
export interface DiagnoseOptions extends Partial<ManagementClientOptions> {
  /** Name of a graph, when `endpoint` is the address of one. Default: the management plane is checked. */
  readonly graphName?: string | undefined;
}

// A person waits for the result.
const TIMEOUT_MS = 10_000;

/**
 * Checks whatever a call needs, one thing after the other: endpoint, DNS, proxy, TLS, this machine's clock, which
 * credentials are found, and whether the service accepts them for the project. Only reads. Never throws on a failed
 * check: each is a line of the result, with its remedy.
 *
 * @param options options of the client. Default for `credentials`: `defaultCredentials()`; for `timeoutMs`, which holds
 *   for each check: 10,000
 *
 * @example
 * ```ts
 * import { diagnose } from "@ges-sdk/core/node";
 *
 * const diagnosis = await diagnose({ region: "cn-north-4" });
 * console.log(String(diagnosis));
 * process.exitCode = diagnosis.ok ? 0 : 1;
 * ```
 */
export async function diagnose(options?: DiagnoseOptions): Promise<Diagnosis>;
/** @internal */
export async function diagnose(options: DiagnoseOptions, now: () => number): Promise<Diagnosis>;
export async function diagnose(given: DiagnoseOptions = {}, now: () => number = Date.now): Promise<Diagnosis> {
  const { timeoutMs = TIMEOUT_MS, credentials = defaultCredentials() } = given;
  const options = { ...given, timeoutMs, credentials };
  const checks: DiagnosticCheck[] = [];
  const base = checkOptions(options, checks);
  if (base === undefined) return diagnosisOf(checks);
  const isReached = await checkNetwork(base, options, now, checks);
  await checkAccess(base, options, isReached, checks);
  return diagnosisOf(checks);
}

/** Checks the options as a client would; returns the URL of the server. */
function checkOptions(
  options: ManagementClientOptions & DiagnoseOptions,
  checks: DiagnosticCheck[],
): string | undefined {
  try {
    const base = checkEndpoint("endpoint", managementEndpoint(options), options.allowInsecureHttp);
    exchangeSettings(base, options);
    checks.push({ name: "endpoint", status: "passed", message: base });
    return base;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const remedy = "Correct the option that the message names; `region` is enough for the management plane.";
    checks.push({ name: "endpoint", status: "failed", message, remedy });
    return undefined;
  }
}
