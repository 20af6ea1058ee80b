import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** Location of the credentials file. */
export interface ProfileOptions {
  /** Path of the file. Default: `HUAWEICLOUD_SDK_CREDENTIALS_FILE`, or else `~/.huaweicloud/credentials`. */
  readonly file?: string | undefined;
  /** Section of the file. Default: `basic`. */
  readonly profile?: string | undefined;
}

/** Returns the path of the credentials file. */
export function profilePath({ file }: ProfileOptions): string {
  return file ?? (process.env["HUAWEICLOUD_SDK_CREDENTIALS_FILE"] || join(homedir(), ".huaweicloud", "credentials"));
}

/** Reads one section of an INI file, keys in lower case. */
export async function readProfile(path: string, profile = "basic"): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  let current: string | undefined;
  for (const line of (await readFile(path, "utf8")).split(/\r?\n/)) {
    const [, section] = /^\s*\[(.+)\]\s*$/.exec(line) ?? [];
    const [, key, value] = /^\s*([^#;=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (section !== undefined) current = section.trim();
    else if (key !== undefined && value && current === profile) entries.set(key.toLowerCase(), value);
  }
  return entries;
}
