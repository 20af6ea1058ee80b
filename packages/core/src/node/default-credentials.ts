import { chainCredentials } from "../credentials/chain-credentials.ts";
import type { Credentials } from "../options/credentials.ts";
import { environmentCredentials } from "./environment-credentials.ts";
import { metadataCredentials } from "./metadata-credentials.ts";
import { podCredentials } from "./pod-credentials.ts";
import { profileCredentials } from "./profile-credentials.ts";

/**
 * Uses the environment variables of the vendor's own SDKs, or else their credentials file, or else the identity of the
 * pod, or else the agency of the server that the program runs on.
 *
 * @example
 * ```ts
 * import { defaultCredentials } from "@ges-sdk/core/node";
 * import { createManagementClient } from "@ges-sdk/v2";
 *
 * const ges = createManagementClient({ region: "cn-north-4", credentials: defaultCredentials() });
 * ```
 */
export function defaultCredentials(): Credentials {
  return chainCredentials(environmentCredentials(), profileCredentials(), podCredentials(), metadataCredentials());
}
