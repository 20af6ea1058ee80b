import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { akskCredentials } from "../credentials/aksk-credentials.ts";
import type { Credentials } from "../credentials/credentials.ts";
import { lazyCredentials } from "../credentials/lazy-credentials.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";

/** Which file to read. */
export interface ProfileOptions {
  /** Path of the file. `HUAWEICLOUD_SDK_CREDENTIALS_FILE` unless given, or else `~/.huaweicloud/credentials`. */
  readonly file?: string | undefined;
  /** Section of the file, `basic` unless given. */
  readonly profile?: string | undefined;
}

/**
 * Takes the access key from the credentials file of the vendor's own SDKs: `ak`, `sk` and `security_token` in the
 * section `[basic]`. It is read on the first call.
 */
export function profileCredentials({ file, profile = "basic" }: ProfileOptions = {}): Credentials {
  const path =
    file ?? process.env["HUAWEICLOUD_SDK_CREDENTIALS_FILE"] ?? join(homedir(), ".huaweicloud", "credentials");
  return lazyCredentials(async () => {
    const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
      throw new GesConfigError("profile", `${path} cannot be read (${cause.code})`);
    });
    const section = sectionOf(text, profile);
    const [accessKey, secretKey] = [section.get("ak"), section.get("sk")];
    if (!accessKey || !secretKey) {
      throw new GesConfigError("profile", `${path} has no ak and sk in its section [${profile}]`);
    }
    return akskCredentials({ accessKey, secretKey, securityToken: section.get("security_token") });
  });
}

/** The entries of one section of an INI file. */
function sectionOf(text: string, name: string): Map<string, string> {
  const entries = new Map<string, string>();
  let current: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, section] = /^\s*\[(.+)\]\s*$/.exec(line) ?? [];
    const [, key, value] = /^\s*([^#;=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (section !== undefined) current = section.trim();
    else if (key !== undefined && value && current === name) entries.set(key, value);
  }
  return entries;
}
