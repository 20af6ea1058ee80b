import type { GesApiError } from "../errors/ges-api-error.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import { apiError, type HttpResponse, parseResponse } from "../http/check-response.ts";
import { exchange } from "../http/exchange.ts";
import { RetryBudget } from "../http/retry-budget.ts";
import type { Timing } from "../http/timing.ts";
import { checkEndpoint, regionOf, serviceEndpoint } from "../options/endpoint.ts";
import { environmentVariable } from "../options/environment.ts";
import type { Transport } from "../options/transport.ts";

/** Location of the identity service (IAM): a region or an endpoint. */
export interface IamLocation {
  /** Region of IAM, for example `cn-north-4`. */
  readonly region?: string | undefined;
  /** URL of IAM. Takes precedence over `region`. */
  readonly iamEndpoint?: string | undefined;
  /** Transport. Default: the global `fetch`. */
  readonly fetch?: Transport | undefined;
}

const TIMEOUT_MS = 120_000;
const ATTEMPT_TIMEOUT_MS = 30_000;
const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

/**
 * Returns the URL of the identity service (IAM).
 *
 * @example
 * ```ts
 * import { iamEndpoint } from "@ges-sdk/core";
 *
 * console.log(iamEndpoint({ region: "cn-north-4" }));
 * ```
 *
 * @throws {GesConfigError} when neither a region nor an endpoint is given, or it is malformed
 */
export function iamEndpoint({ region: given, iamEndpoint: own }: IamLocation): string {
  const endpoint = own ?? environmentVariable("HUAWEICLOUD_SDK_IAM_ENDPOINT");
  if (endpoint !== undefined) return checkEndpoint("iamEndpoint", endpoint, false);
  const region = regionOf(given);
  if (region === undefined) throw new GesConfigError("region", "is required unless `iamEndpoint` is given");
  return checkEndpoint("iamEndpoint", serviceEndpoint("iam", region), false);
}

/** A request to IAM that needs no credentials. */
export interface IamRequest {
  readonly operationId: string;
  readonly path: string;
  readonly body: string;
  /** Texts that no error may show, even if the response or the transport repeats them. */
  readonly secrets: readonly string[];
}

/** Sends a request to IAM and checks the response. Retries what is transient, apart from the call that needs it. */
export async function requestIam(
  location: IamLocation,
  { path, ...request }: IamRequest,
  timing: Timing,
): Promise<{ body: unknown; received: HttpResponse }> {
  const base = iamEndpoint(location);
  const received = await exchange(
    {
      origin: new URL(base).origin,
      credentials: { authenticate: async () => ({}) },
      fetch: location.fetch,
      headers: {},
      middleware: [],
      timeoutMs: TIMEOUT_MS,
      attemptTimeoutMs: ATTEMPT_TIMEOUT_MS,
      maxResponseBytes: MAX_RESPONSE_BYTES,
      retry: undefined,
      hooks: {},
      budget: new RetryBudget(),
      timing,
    },
    {
      ...request,
      template: undefined,
      method: "POST",
      url: base + path,
      headers: { "content-type": "application/json" },
      projectId: undefined,
      retry: "safe",
    },
    {},
  );
  return { body: parseResponse(received), received };
}

/** Creates the error for a successful response that lacks what it should hold. */
export function unusableResponse(received: HttpResponse, problem: string): GesApiError {
  return apiError({ ...received, text: "" }, { message: `IAM responded ${problem}` });
}
