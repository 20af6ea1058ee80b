import type { Credentials } from "../options/credentials.ts";
import { checkSecret } from "./check-secret.ts";
import { type Hashing, hashing } from "./hashing.ts";
import { refuseInBrowser } from "./refuse-in-browser.ts";
import { authorization } from "./signing.ts";

/** Options of `akskCredentials`. */
export interface AkskOptions {
  /** Access key (AK). */
  readonly accessKey: string;
  /** Secret key (SK) of the access key. It signs requests and is never sent. */
  readonly secretKey: string;
  /** Security token of temporary keys. */
  readonly securityToken?: string | undefined;
  /** Allows use in a browser, where every visitor of the page can read the secret. Default: false. */
  readonly allowBrowser?: boolean | undefined;
}

// The gateway takes a clock that is up to 15 minutes off.
const TOLERATED_SKEW_MS = 5 * 60_000;

/**
 * Signs every request with an access key and its secret key, `SDK-HMAC-SHA256`.
 *
 * Signs a rejected request again only when the clock of this machine turns out to be wrong: six wrong signatures in a
 * row lock the key for five minutes.
 *
 * @example
 * ```ts
 * import { akskCredentials } from "@ges-sdk/core";
 *
 * const credentials = akskCredentials({ accessKey: "AK", secretKey: "SK" });
 * ```
 *
 * @throws {GesConfigError} when a key is empty or holds characters that it cannot have; its text is not shown
 * @throws {GesConfigError} in a browser, unless `allowBrowser` is true
 * @see [Signing](https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html)
 */
export function akskCredentials(options: AkskOptions): Credentials;
/** @internal */
export function akskCredentials(options: AkskOptions, now: () => number, hashes?: Hashing): Credentials;
export function akskCredentials(
  options: AkskOptions,
  now: () => number = Date.now,
  { sha256, signer }: Hashing = hashing(),
): Credentials {
  refuseInBrowser(options.allowBrowser);
  const accessKey = checkSecret("accessKey", options.accessKey);
  const sign = signer(checkSecret("secretKey", options.secretKey));
  const temporary =
    options.securityToken === undefined
      ? undefined
      : { "x-security-token": checkSecret("securityToken", options.securityToken) };
  let skewMs = 0;

  return {
    source: "akskCredentials",

    async authenticate(request) {
      const { projectId } = request;
      const scope = projectId === undefined ? undefined : { "x-project-id": checkSecret("projectId", projectId) };
      const headers = { "x-sdk-date": sdkDate(now() + skewMs), ...scope, ...temporary };
      const signed = { ...request, headers: { ...request.headers, ...headers } };
      return { ...headers, authorization: await authorization(signed, accessKey, sign, sha256) };
    },

    recover({ date, headers }) {
      const there = date === null ? Number.NaN : Date.parse(date);
      const off = there - (now() + skewMs);
      if (Math.abs(off) > TOLERATED_SKEW_MS) {
        skewMs += off;
        return true;
      }
      // Rejected for the old clock, which another call has corrected meanwhile.
      return Math.abs(there - parseSdkDate(headers["x-sdk-date"])) > TOLERATED_SKEW_MS;
    },
  };
}

function parseSdkDate(text = ""): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));
}

/** `20260102T030405Z`. */
function sdkDate(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
