import { lazyCredentials } from "../credentials/lazy-credentials.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Credentials } from "../options/credentials.ts";
import { configuredKeys } from "./configured-keys.ts";
import { type ProfileOptions, profilePath, readProfile } from "./read-profile.ts";

/**
 * Reads the access key from the credentials file of the vendor's own SDKs on the first call: `ak`, `sk` and
 * `security_token` in the section `[basic]`. That call throws a `GesConfigError` when the file or the keys are missing,
 * and another `GesError` when a key is malformed.
 *
 * @example
 * ```ts
 * import { profileCredentials } from "@ges-sdk/core/node";
 *
 * const credentials = profileCredentials({ profile: "test" });
 * ```
 */
export function profileCredentials(options: ProfileOptions = {}): Credentials {
  const { profile = "basic" } = options;
  const path = profilePath(options);
  return lazyCredentials(path, async () => {
    const section = await readProfile(path, profile).catch((cause: NodeJS.ErrnoException) => {
      throw new GesConfigError("profile", `${path} cannot be read (${cause.code})`);
    });
    const [accessKey, secretKey] = [section.get("ak"), section.get("sk")];
    if (!accessKey || !secretKey) {
      throw new GesConfigError("profile", `${path} has no ak and sk in its section [${profile}]`);
    }
    return configuredKeys(path, { accessKey, secretKey, securityToken: section.get("security_token") });
  });
}

/**
 * Reads the project ID from the credentials file: `project_id` in the section `[basic]`, if there is one.
 *
 * @throws {GesConfigError} when the file exists but cannot be read
 */
export async function profileProjectId(options: ProfileOptions = {}): Promise<string | undefined> {
  const path = profilePath(options);
  try {
    return (await readProfile(path, options.profile)).get("project_id");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new GesConfigError("profile", `${path} cannot be read (${code})`);
  }
}
