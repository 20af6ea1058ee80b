import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Credentials } from "../options/credentials.ts";
import { checkSecret } from "./check-secret.ts";

const SOURCE = "tokenCredentials";

/**
 * Authenticates with an IAM token in `X-Auth-Token`.
 *
 * @example
 * ```ts
 * import { tokenCredentials } from "@ges-sdk/core";
 *
 * const credentials = tokenCredentials(async () => (await fetch("https://tokens.example.com")).text());
 * ```
 *
 * @param token the token, or an async function that returns one; it is called before every attempt and may cache
 * @throws {GesConfigError} when the token is empty or holds characters that no header can carry; the message does not show it
 * @see [Authentication](https://support.huaweicloud.com/intl/en-us/api-ges/ges_03_0005.html)
 */
export function tokenCredentials(token: string | (() => string | Promise<string>)): Credentials {
  if (typeof token === "string") {
    const headers = { "x-auth-token": checkSecret("token", token) };
    return { source: SOURCE, authenticate: async () => headers };
  }
  if (typeof token !== "function") throw new GesConfigError("token", "must be a string or a function that gives one");
  return { source: SOURCE, authenticate: async () => ({ "x-auth-token": checkSecret("token", await token()) }) };
}
