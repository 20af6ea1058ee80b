import { GesConfigError } from "../errors/ges-config-error.ts";
import { SYSTEM_TIMING, type Timing } from "../http/timing.ts";
import type { Credentials } from "../options/credentials.ts";
import { regionOf } from "../options/endpoint.ts";
import { type IamLocation, iamEndpoint, requestIam, unusableResponse } from "./iam.ts";
import { refuseInBrowser } from "./refuse-in-browser.ts";
import { type Expiring, renewing } from "./renewing.ts";

/** Options of `passwordCredentials`: an IAM user, and the project of the token. */
export interface PasswordOptions extends IamLocation {
  /** Name of the IAM user. */
  readonly user: string;
  /** Password of the IAM user. Sent to IAM only. */
  readonly password: string;
  /** Name of the account that the user belongs to. */
  readonly account: string;
  /** ID of the project that the token is for. Default: the project of `region`. */
  readonly projectId?: string | undefined;
  /** Name of the project that the token is for, in place of its ID: a region, or one of its sub-projects. */
  readonly projectName?: string | undefined;
  /** Allows use in a browser, where every visitor of the page can read the secret. Default: false. */
  readonly allowBrowser?: boolean | undefined;
}

const OPERATION = "obtainToken";

/**
 * Authenticates with a token that IAM issues for a user name and a password. The token is cached, renewed before it
 * expires, and renewed once when the service rejects it; one renewal serves all calls that wait for it.
 *
 * @example
 * ```ts
 * import { passwordCredentials } from "@ges-sdk/core";
 *
 * const credentials = passwordCredentials({ user: "operator", password: "secret", account: "company", region: "cn-north-4" });
 * ```
 *
 * @throws {GesConfigError} when an option is missing or wrong; the message shows no secret
 * @throws {GesConfigError} in a browser, unless `allowBrowser` is true
 * @see [Obtaining a token](https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html)
 */
export function passwordCredentials(options: PasswordOptions): Credentials;
/** @internal */
export function passwordCredentials(options: PasswordOptions, timing: Timing): Credentials;
export function passwordCredentials(options: PasswordOptions, timing: Timing = SYSTEM_TIMING): Credentials {
  refuseInBrowser(options.allowBrowser);
  iamEndpoint(options);
  const body = JSON.stringify(tokenRequest(options));
  const token = renewing(() => obtain(options, body, timing), timing.now);
  return {
    source: "passwordCredentials",

    authenticate: async (request) => headersOf(await token.get(request)),

    recover({ headers }) {
      // Another call may have renewed it already; then the new one is tried as it is.
      if (token.current() === headers["x-auth-token"]) token.invalidate();
      return true;
    },
  };
}

function headersOf(token: string): Record<string, string> {
  return { "x-auth-token": token };
}

function tokenRequest({ user, password, account, projectId, projectName, region }: PasswordOptions) {
  for (const [name, value] of Object.entries({ user, password, account })) {
    if (typeof value !== "string" || value === "") throw new GesConfigError(name, "must be a string that is not empty");
  }
  if (!/^[\x20-\x7e\xa0-\xff]+$/.test(password)) {
    throw new GesConfigError("password", "holds a line break or another character that it cannot have");
  }
  const name = projectName ?? regionOf(region);
  if (projectId === undefined && name === undefined) {
    throw new GesConfigError("projectId", "is required unless `projectName` or `region` is given");
  }
  if (projectId !== undefined && projectName !== undefined) {
    throw new GesConfigError("projectName", "must not be given along with `projectId`");
  }
  return {
    auth: {
      identity: { methods: ["password"], password: { user: { name: user, password, domain: { name: account } } } },
      scope: { project: projectId === undefined ? { name } : { id: projectId } },
    },
  };
}

async function obtain(options: PasswordOptions, body: string, timing: Timing): Promise<Expiring<string>> {
  const { body: issued, received } = await requestIam(
    options,
    { operationId: OPERATION, path: "/v3/auth/tokens?nocatalog=true", body, secrets: [options.password] },
    timing,
  );
  const { headers } = received.response;
  const value = headers.get("x-subject-token");
  const expiresAt = Date.parse(expiryOf(issued));
  if (!value || Number.isNaN(expiresAt)) throw unusableResponse(received, "without a token or without its expiry");
  if (!/^[\x21-\x7e]+$/.test(value)) throw unusableResponse(received, "with a token that no header can carry");
  // By IAM's clock: this machine's may be wrong, and every token would look expired.
  const issuedAt = Date.parse(headers.get("date") ?? "");
  return { value, expiresAt: Number.isNaN(issuedAt) ? expiresAt : timing.now() + (expiresAt - issuedAt) };
}

function expiryOf(body: unknown): string {
  const { token } = (body ?? {}) as { token?: { expires_at?: unknown } };
  return String(token?.expires_at);
}
