import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesNetworkError } from "../errors/ges-network-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import { checkAnswer } from "../http/check-answer.ts";
import { readText } from "../http/read-text.ts";
import { withDeadline } from "../http/with-deadline.ts";
import { checkEndpoint, serviceEndpoint } from "../options/endpoint.ts";

/** Where the identity service (IAM) is: in a region, or at an endpoint. */
export interface IamLocation {
  /** Region whose IAM is asked, for example `cn-north-4`. */
  readonly region?: string | undefined;
  /** URL of IAM. Goes before `region`. */
  readonly iamEndpoint?: string | undefined;
  /** Replaces the transport. The global `fetch` unless given. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const TIMEOUT_MS = 30_000;
const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

/** IAM's URL. */
export function iamEndpoint({ region, iamEndpoint: endpoint }: IamLocation): string {
  if (endpoint !== undefined) return checkEndpoint(endpoint, false);
  if (region === undefined) throw new GesConfigError("region", "is required unless `iamEndpoint` is given");
  return serviceEndpoint("iam", region);
}

/** Asks IAM once. What it answers is checked; what was asked appears in no error. */
export async function askIam(
  { fetch }: IamLocation,
  operation: string,
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
): Promise<{ body: unknown; headers: Headers }> {
  const timeout = () => new GesTimeoutError(`${operation} got no answer from IAM within ${TIMEOUT_MS} ms`, TIMEOUT_MS);
  const answer = await withDeadline(TIMEOUT_MS, timeout, undefined, async (signal) => {
    try {
      const response = await (fetch ?? globalThis.fetch)(url, { ...init, redirect: "manual", signal });
      return { response, text: await readText(response, MAX_RESPONSE_BYTES) };
    } catch (error) {
      throw new GesNetworkError(operation, new URL(url).host, 1, error);
    }
  });
  const body = checkAnswer({ ...answer, operationId: operation, attempts: 1 });
  return { body, headers: answer.response.headers };
}
