import type { Credentials } from "@ges-sdk/core";
import { UsageError } from "../errors/usage-error.ts";
import { isLoopback } from "./loopback.ts";
import { checkProfile, type Settings, vendorSection } from "./settings.ts";

/** Credentials, and the place that they come from. */
export interface FoundCredentials {
  readonly credentials: Credentials;
  /** Kind of credentials, for people. */
  readonly kind: "token" | "access key" | "password" | "keys of this server or pod";
  readonly source: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Finds the first credentials that are configured: in the environment, the profile, the vendor's file, this server. */
export async function findCredentials(
  settings: Settings,
  environment: Environment = process.env,
): Promise<FoundCredentials> {
  const { profileName, isProfileChosen } = settings;
  const inEnvironment = () => fromEnvironment(environment);
  const inProfile = () => fromProfile(settings);
  const steps = isProfileChosen ? [inProfile, inVendorFile, inEnvironment] : [inEnvironment, inProfile, inVendorFile];
  for (const step of steps) {
    const found = await step();
    if (found) return found;
  }
  const { chainCredentials } = await import("@ges-sdk/core");
  const { metadataCredentials, podCredentials } = await import("@ges-sdk/core/node");
  const credentials = chainCredentials(podCredentials(), metadataCredentials());
  return { credentials, kind: "keys of this server or pod", source: "this machine" };

  async function inVendorFile(): Promise<FoundCredentials | undefined> {
    const { profileCredentials } = await import("@ges-sdk/core/node");
    const credentials = profileCredentials({ profile: vendorSection(profileName) });
    const isThere = await isConfigured(credentials);
    if (!isProfileChosen || !isThere) checkProfile(settings, isThere);
    return isThere ? { credentials, kind: "access key", source: "the vendor's credentials file" } : undefined;
  }
}

async function fromEnvironment(environment: Environment): Promise<FoundCredentials | undefined> {
  const token = environment["GES_TOKEN"];
  if (token) {
    const { tokenCredentials } = await import("@ges-sdk/core");
    return { credentials: tokenCredentials(token), kind: "token", source: "GES_TOKEN" };
  }
  if (!environment["HUAWEICLOUD_SDK_AK"] && !environment["HUAWEICLOUD_SDK_SK"]) return undefined;
  const { environmentCredentials } = await import("@ges-sdk/core/node");
  return { credentials: environmentCredentials(environment), kind: "access key", source: "HUAWEICLOUD_SDK_AK" };
}

async function fromProfile(settings: Settings): Promise<FoundCredentials | undefined> {
  const { profile, profileName, region, endpoint } = settings;
  const { token, accessKey, secretKey, securityToken, user, password, account } = profile;
  const source = `profile ${profileName}`;
  const { akskCredentials, passwordCredentials, tokenCredentials } = await import("@ges-sdk/core");
  if (token) return { credentials: tokenCredentials(token), kind: "token", source };
  if (accessKey || secretKey) {
    if (!accessKey || !secretKey) throw incomplete(profileName, "accessKey and secretKey");
    const credentials = akskCredentials({ accessKey, secretKey, securityToken });
    return { credentials, kind: "access key", source };
  }
  if (!user) return undefined;
  if (!password || !account) throw incomplete(profileName, "user, password and account");
  const credentials = passwordCredentials({
    user,
    password,
    account,
    region: region?.value,
    projectId: settings.projectId?.value,
    // An emulator is its own IAM.
    ...(endpoint && isLoopback(endpoint.value) && { iamEndpoint: endpoint.value }),
  });
  return { credentials, kind: "password", source };
}

function incomplete(profileName: string, fields: string): UsageError {
  return new UsageError(
    `Profile ${profileName} needs ${fields}: \`ges configure --profile ${profileName}\` asks for them.`,
  );
}

/** Checks that credentials can be read, without sending anything. */
async function isConfigured(credentials: Credentials): Promise<boolean> {
  const { GesConfigError } = await import("@ges-sdk/core");
  try {
    await credentials.authenticate({
      method: "GET",
      url: "https://localhost/",
      headers: {},
      projectId: undefined,
      body: undefined,
      signal: new AbortController().signal,
    });
    return true;
  } catch (error) {
    if (error instanceof GesConfigError) return false;
    throw error;
  }
}
