import type { Credentials } from "../credentials/credentials.ts";
import { lazyCredentials } from "../credentials/lazy-credentials.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import { configuredKeys } from "./configured-keys.ts";
import { type ProfileOptions, profilePath, readProfile } from "./read-profile.ts";

/**
 * Takes the access key from the credentials file of the vendor's own SDKs: `ak`, `sk` and `security_token` in the
 * section `[basic]`. It is read on the first call. That call throws a `GesConfigError` when the file or the keys are
 * not there, and another `GesError` when they are there but cannot be keys.
 */
export function profileCredentials(options: ProfileOptions = {}): Credentials {
  const { profile = "basic" } = options;
  const path = profilePath(options);
  return lazyCredentials(async () => {
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
 * The project ID from the credentials file, `project_id` in the section `[basic]`, if there is one.
 *
 * @throws {GesConfigError} when the file is there but cannot be read
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
