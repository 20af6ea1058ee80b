import { UsageError } from "../errors/usage-error.ts";
import type { Globals } from "../options/global-options.ts";
import { type Profile, type ProfileField, profilesPath, readProfiles } from "./profile-file.ts";

/** A value, and the place that it comes from. */
export interface Setting {
  readonly value: string;
  readonly source: string;
}

/** Settings of one run, from the profile, the environment and flags. */
export interface Settings {
  /** Name of the profile. */
  readonly profileName: string;
  readonly profile: Profile;
  /** True when `--profile` was given: the profile then goes before the environment. */
  readonly isProfileChosen: boolean;
  readonly region: Setting | undefined;
  readonly projectId: Setting | undefined;
  readonly endpoint: Setting | undefined;
  readonly graphEndpoint: Setting | undefined;
  readonly graph: Setting | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Name of the profile that is used unless another one is named. */
export const DEFAULT_PROFILE = "default";

/** Collects the settings: flags go before the environment, which goes before the profile. */
export async function loadSettings(globals: Globals, environment: Environment = process.env): Promise<Settings> {
  const profileName = globals.profile ?? (environment["GES_PROFILE"] || DEFAULT_PROFILE);
  const isProfileChosen = globals.profile !== undefined;
  const profile = (await readProfiles())[profileName] ?? {};
  const vendorProjectId = await vendorFileProjectId(profileName);

  const pick = (field: ProfileField, variables: readonly string[], flag?: readonly [string, string | undefined]) => {
    const variable = variables.find((name) => environment[name]);
    const fromEnvironment = variable && { value: environment[variable] ?? "", source: variable };
    const inProfile = profile[field];
    const fromProfile = inProfile && { value: inProfile, source: `profile ${profileName}` };
    const fromFlag = flag?.[1] && { value: flag[1], source: flag[0] };
    return fromFlag || (isProfileChosen ? fromProfile || fromEnvironment : fromEnvironment || fromProfile) || undefined;
  };
  return {
    profileName,
    profile,
    isProfileChosen,
    region: pick("region", ["GES_REGION"], ["--region", globals.region]),
    projectId:
      pick("projectId", ["GES_PROJECT_ID", "HUAWEICLOUD_SDK_PROJECT_ID"], ["--project", globals.project]) ??
      vendorProjectId,
    endpoint: pick("endpoint", ["GES_ENDPOINT"], ["--endpoint", globals.endpoint]),
    graphEndpoint: pick("graphEndpoint", ["GES_GRAPH_ENDPOINT"], ["--graph-endpoint", globals.graphEndpoint]),
    graph: pick("graph", ["GES_GRAPH"]),
  };
}

/** Returns the section of the vendor's file that a profile's name stands for. */
export function vendorSection(profileName: string): string {
  return profileName === DEFAULT_PROFILE ? "basic" : profileName;
}

async function vendorFileProjectId(profileName: string): Promise<Setting | undefined> {
  const { profileProjectId } = await import("@ges-sdk/core/node");
  const value = await profileProjectId({ profile: vendorSection(profileName) });
  return value === undefined ? undefined : { value, source: "the vendor's credentials file" };
}

/** Checks that a profile that was named exists somewhere. */
export function checkProfile({ profileName, profile, isProfileChosen }: Settings, isInVendorFile: boolean): void {
  if (!isProfileChosen || isInVendorFile || Object.keys(profile).length > 0) return;
  const remedy = `\`ges configure --profile ${profileName}\` creates it`;
  throw new UsageError(`--profile: no profile is called ${profileName} in ${profilesPath()}. ${remedy}.`);
}
