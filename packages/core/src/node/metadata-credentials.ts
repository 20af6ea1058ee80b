import type { AkskOptions } from "../credentials/aksk-credentials.ts";
import type { Expiring } from "../credentials/renewing.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Credentials } from "../options/credentials.ts";
import { localRequest } from "./local-request.ts";
import { readKeys, temporaryKeys } from "./temporary-keys.ts";

// The same link-local address on every server; nothing can lead these calls elsewhere.
const HOST = "http://169.254.169.254";
const SIX_HOURS_IN_SECONDS = "21600";

/**
 * Gets temporary keys of the agency that an ECS server runs under from the server's metadata service, and renews
 * them before they expire. The first call throws a `GesConfigError` when the server has no such service or no agency,
 * and when the environment variable `GES_METADATA_DISABLED` is set.
 *
 * @example
 * ```ts
 * import { metadataCredentials } from "@ges-sdk/core/node";
 *
 * const credentials = metadataCredentials();
 * ```
 *
 * @see [Obtaining security keys of an ECS](https://support.huaweicloud.com/intl/en-us/usermanual-ecs/ecs_03_0166.html)
 */
export function metadataCredentials(): Credentials;
/** @internal */
export function metadataCredentials(host: string, now: () => number): Credentials;
export function metadataCredentials(host = HOST, now: () => number = Date.now): Credentials {
  return temporaryKeys("the agency of this server", () => securityKey(host), now);
}

async function securityKey(host: string): Promise<Expiring<AkskOptions>> {
  if (process.env["GES_METADATA_DISABLED"]) {
    throw new GesConfigError("metadata", "is turned off by GES_METADATA_DISABLED");
  }
  const headers = await tokenHeaders(host);
  const { status, text } = await localRequest(`${host}/openstack/latest/securitykey`, { headers }).catch(notThere);
  if (status !== 200) {
    throw new GesConfigError("metadata", `gives no keys (HTTP status ${status}); the server needs an agency`);
  }
  return readKeys("The metadata service", text);
}

/** Gets the token that a server may require before it gives out keys; an older one does not know tokens. */
async function tokenHeaders(host: string): Promise<Record<string, string>> {
  const { status, text } = await localRequest(`${host}/meta-data/latest/api/token`, {
    method: "PUT",
    headers: { "x-metadata-token-ttl-seconds": SIX_HOURS_IN_SECONDS },
  }).catch(notThere);
  return status === 200 && /^[\x21-\x7e]+$/.test(text) ? { "x-metadata-token": text } : {};
}

function notThere(error: Error): never {
  throw new GesConfigError("metadata", "this machine has no ECS metadata service", { cause: error });
}
