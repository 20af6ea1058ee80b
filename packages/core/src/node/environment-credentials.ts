import type { Credentials } from "../credentials/credentials.ts";
import { lazyCredentials } from "../credentials/lazy-credentials.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import { configuredKeys } from "./configured-keys.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Takes the access key from the environment variables of the vendor's own SDKs: `HUAWEICLOUD_SDK_AK`,
 * `HUAWEICLOUD_SDK_SK` and, for temporary keys, `HUAWEICLOUD_SDK_SECURITY_TOKEN`. They are read on the first call.
 * That call throws a `GesConfigError` when they are not set, and another `GesError` when they are set but cannot be keys.
 */
export function environmentCredentials(environment: Environment = process.env): Credentials {
  return lazyCredentials(async () => {
    const accessKey = environment["HUAWEICLOUD_SDK_AK"];
    const secretKey = environment["HUAWEICLOUD_SDK_SK"];
    if (!accessKey || !secretKey) {
      throw new GesConfigError("environment", "HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK are not both set");
    }
    const securityToken = environment["HUAWEICLOUD_SDK_SECURITY_TOKEN"] || undefined;
    return configuredKeys("the environment", { accessKey, secretKey, securityToken });
  });
}

/** The project ID from `HUAWEICLOUD_SDK_PROJECT_ID`, if it is set. */
export function environmentProjectId(environment: Environment = process.env): string | undefined {
  return environment["HUAWEICLOUD_SDK_PROJECT_ID"] || undefined;
}
