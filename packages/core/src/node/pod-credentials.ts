import { readFile } from "node:fs/promises";
import type { AkskOptions } from "../credentials/aksk-credentials.ts";
import type { Expiring } from "../credentials/renewing.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesError } from "../errors/ges-error.ts";
import type { Credentials } from "../options/credentials.ts";
import { localRequest } from "./local-request.ts";
import { readKeys, temporaryKeys } from "./temporary-keys.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const URI = "HC_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN_FILE = "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE";
// What else speaks plain http: may be anybody.
const NEARBY = /^(localhost|127(\.\d{1,3}){3}|169\.254(\.\d{1,3}){2}|\[::1\])$/;

/**
 * Gets temporary keys of a pod's identity as the environment variables `HC_CONTAINER_CREDENTIALS_FULL_URI` and
 * `HC_CONTAINER_AUTHORIZATION_TOKEN_FILE` say, and renews them before they expire. The first call throws a
 * `GesConfigError` when neither is set, and another `GesError` when only one is set or they lead to no keys.
 *
 * @example
 * ```ts
 * import { podCredentials } from "@ges-sdk/core/node";
 *
 * const credentials = podCredentials();
 * ```
 */
export function podCredentials(environment: Environment = process.env): Credentials {
  return temporaryKeys(`the identity of this pod (${URI})`, () => podKeys(environment), Date.now);
}

async function podKeys(environment: Environment): Promise<Expiring<AkskOptions>> {
  const { [URI]: uri, [TOKEN_FILE]: file } = environment;
  if (!uri && !file) throw new GesConfigError("pod", `${URI} and ${TOKEN_FILE} are not set`);
  if (!uri) throw new GesError(`${TOKEN_FILE} is set and ${URI} is not`);
  if (!file) throw new GesError(`${URI} is set and ${TOKEN_FILE} is not`);
  const url = checkUri(uri);
  try {
    // Read each time: the token is replaced while the pod runs.
    const authorization = (await readFile(file, "utf8")).trim();
    const { status, text } = await localRequest(url, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: "{}",
    });
    if (status !== 200) throw new GesError(`HTTP status ${status}`);
    return readKeys(url, text);
  } catch (error) {
    // The platform's own error may quote the header, and with it the token.
    const reason = error instanceof GesError ? error.message : "the token cannot be read or no service responds";
    throw new GesError(`The identity of this pod gave no keys: ${reason}`);
  }
}

function checkUri(uri: string): string {
  const { protocol, hostname, href } = URL.canParse(uri) ? new URL(uri) : { protocol: "", hostname: "", href: "" };
  if (protocol !== "https:" && !(protocol === "http:" && NEARBY.test(hostname))) {
    throw new GesError(`${URI} must be an https: URL, or one of this machine`);
  }
  return href;
}
