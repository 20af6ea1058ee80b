import { lazyCredentials } from "../credentials/lazy-credentials.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesError } from "../errors/ges-error.ts";
import type { Credentials } from "../options/credentials.ts";
import { configuredKeys } from "./configured-keys.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const AK = "HUAWEICLOUD_SDK_AK";
const SK = "HUAWEICLOUD_SDK_SK";

/**
 * Reads the access key from the environment variables of the vendor's own SDKs on the first call: `HUAWEICLOUD_SDK_AK`,
 * `HUAWEICLOUD_SDK_SK` and, for temporary keys, `HUAWEICLOUD_SDK_SECURITY_TOKEN`.
 * That call throws a `GesConfigError` when neither is set, and another `GesError` when only one is set or a key is malformed.
 *
 * @example
 * ```ts
 * import { environmentCredentials, environmentProjectId } from "@ges-sdk/core/node";
 * import { createManagementClient } from "@ges-sdk/v2";
 *
 * const ges = createManagementClient({
 *   region: "cn-north-4",
 *   projectId: environmentProjectId(),
 *   credentials: environmentCredentials(),
 * });
 * ```
 */
export function environmentCredentials(environment: Environment = process.env): Credentials {
  return lazyCredentials(`the environment (${AK})`, async () => {
    const { [AK]: accessKey, [SK]: secretKey } = environment;
    if (!accessKey && !secretKey) throw new GesConfigError("environment", `${AK} and ${SK} are not set`);
    if (!accessKey) throw new GesError(`${SK} is set and ${AK} is not`);
    if (!secretKey) throw new GesError(`${AK} is set and ${SK} is not`);
    const securityToken = environment["HUAWEICLOUD_SDK_SECURITY_TOKEN"] || undefined;
    return configuredKeys("the environment", { accessKey, secretKey, securityToken });
  });
}

/** Returns the project ID in `HUAWEICLOUD_SDK_PROJECT_ID`, if it is set. */
export function environmentProjectId(environment: Environment = process.env): string | undefined {
  return environment["HUAWEICLOUD_SDK_PROJECT_ID"] || undefined;
}
