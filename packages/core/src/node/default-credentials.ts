import { chainCredentials } from "../credentials/chain-credentials.ts";
import type { Credentials } from "../credentials/credentials.ts";
import { environmentCredentials } from "./environment-credentials.ts";
import { metadataCredentials } from "./metadata-credentials.ts";
import { podCredentials } from "./pod-credentials.ts";
import { profileCredentials } from "./profile-credentials.ts";

/**
 * The environment variables of the vendor's own SDKs, or else their credentials file, or else the identity of the pod,
 * or else the agency of the server that the program runs on.
 */
export function defaultCredentials(): Credentials {
  return chainCredentials(environmentCredentials(), profileCredentials(), podCredentials(), metadataCredentials());
}
