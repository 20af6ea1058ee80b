import { chainCredentials } from "../credentials/chain-credentials.ts";
import type { Credentials } from "../credentials/credentials.ts";
import { environmentCredentials } from "./environment-credentials.ts";
import { profileCredentials } from "./profile-credentials.ts";

/** The environment variables of the vendor's own SDKs, or else their credentials file. */
export function defaultCredentials(): Credentials {
  return chainCredentials(environmentCredentials(), profileCredentials());
}
