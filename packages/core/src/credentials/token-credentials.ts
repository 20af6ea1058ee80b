import { GesConfigError } from "../errors/ges-config-error.ts";
import { checkSecret } from "./check-secret.ts";
import type { Credentials } from "./credentials.ts";

/**
 * Authenticates with an IAM token in `X-Auth-Token`.
 *
 * @param token the token, or an async function that is asked for one before every request and may cache as it likes
 * @throws {GesConfigError} when the token is empty or holds characters that no header can carry; its text is not shown
 * @see [Authentication](https://support.huaweicloud.com/intl/en-us/api-ges/ges_03_0005.html)
 */
export function tokenCredentials(token: string | (() => string | Promise<string>)): Credentials {
  if (typeof token === "string") {
    const headers = { "x-auth-token": checkSecret("token", token) };
    return { authenticate: async () => headers };
  }
  if (typeof token !== "function") throw new GesConfigError("token", "must be a string or a function that gives one");
  return { authenticate: async () => ({ "x-auth-token": checkSecret("token", await token()) }) };
}
