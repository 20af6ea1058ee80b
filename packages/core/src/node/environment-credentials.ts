import { akskCredentials } from "../credentials/aksk-credentials.ts";
import type { Credentials } from "../credentials/credentials.ts";
import { lazyCredentials } from "../credentials/lazy-credentials.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Takes the access key from the environment variables of the vendor's own SDKs: `HUAWEICLOUD_SDK_AK`,
 * `HUAWEICLOUD_SDK_SK` and, for temporary keys, `HUAWEICLOUD_SDK_SECURITY_TOKEN`. They are read on the first call.
 */
export function environmentCredentials(environment: Environment = process.env): Credentials {
  return lazyCredentials(async () => {
    const accessKey = environment["HUAWEICLOUD_SDK_AK"];
    const secretKey = environment["HUAWEICLOUD_SDK_SK"];
    if (!accessKey || !secretKey) {
      throw new GesConfigError("environment", "HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK are not both set");
    }
    return akskCredentials({ accessKey, secretKey, securityToken: environment["HUAWEICLOUD_SDK_SECURITY_TOKEN"] });
  });
}

/** The project ID from `HUAWEICLOUD_SDK_PROJECT_ID`, if it is set. */
export function environmentProjectId(environment: Environment = process.env): string | undefined {
  return environment["HUAWEICLOUD_SDK_PROJECT_ID"] || undefined;
}
