import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { UsageError } from "../errors/usage-error.ts";

/** Fields of a profile: where the service is, and the credentials. */
export const PROFILE_FIELDS = [
  "region",
  "projectId",
  "endpoint",
  "graphEndpoint",
  "graph",
  "accessKey",
  "secretKey",
  "securityToken",
  "token",
  "user",
  "password",
  "account",
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];
export type Profile = Readonly<Partial<Record<ProfileField, string>>>;

/** Returns the path of the file that `ges configure` writes. */
export function profilesPath(environment = process.env): string {
  const folder = environment["XDG_CONFIG_HOME"] || join(homedir(), ".config");
  return environment["GES_CONFIG_FILE"] || join(folder, "ges", "profiles.json");
}

/** Reads all profiles. A file that does not exist holds none. */
export async function readProfiles(path = profilesPath()): Promise<Readonly<Record<string, Profile>>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  const profiles = parsed(text);
  if (profiles === undefined) throw new UsageError(`${path} is not as \`ges configure\` writes it. Mend or delete it.`);
  return profiles;
}

function parsed(text: string): Readonly<Record<string, Profile>> | undefined {
  try {
    const profiles: unknown = JSON.parse(text);
    return isRecordOf(profiles, isProfile) ? profiles : undefined;
  } catch {
    return undefined;
  }
}

/** Writes one profile into the file, which its owner alone may read. */
export async function writeProfile(name: string, profile: Profile, path = profilesPath()): Promise<void> {
  const profiles = { ...(await readProfiles(path)), [name]: profile };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${JSON.stringify(profiles, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts for a new file only.
  await chmod(path, 0o600);
}

function isProfile(value: unknown): value is Profile {
  return isRecordOf(value, (field): field is string => typeof field === "string");
}

function isRecordOf<Value>(
  value: unknown,
  isValue: (value: unknown) => value is Value,
): value is Record<string, Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isValue);
}
