import { checkSecret } from "./check-secret.ts";
import type { Credentials } from "./credentials.ts";
import { type Hashing, hashing } from "./hashing.ts";
import { refuseInBrowser } from "./refuse-in-browser.ts";
import { authorization } from "./signing.ts";

/** An access key, and what belongs to it. */
export interface AkskOptions {
  /** The access key (AK). */
  readonly accessKey: string;
  /** The secret key (SK) that belongs to it. It signs requests and is never sent. */
  readonly secretKey: string;
  /** The security token that belongs to temporary keys. */
  readonly securityToken?: string | undefined;
  /** Permits the use in a browser, where whoever visits the page can read the secret. False unless given. */
  readonly allowBrowser?: boolean | undefined;
}

// The gateway takes a clock that is up to 15 minutes off.
const TOLERATED_SKEW_MS = 5 * 60_000;

/**
 * Signs every request with an access key and its secret key, `SDK-HMAC-SHA256`.
 *
 * A request that was refused is signed again only when the clock of this machine is found to be off, for six wrong
 * signatures in a row lock the key for five minutes.
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
      // Refused for the old clock, while another call has corrected it.
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
