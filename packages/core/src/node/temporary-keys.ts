import { type AkskOptions, akskCredentials } from "../credentials/aksk-credentials.ts";
import { type Expiring, renewing } from "../credentials/renewing.ts";
import { GesError } from "../errors/ges-error.ts";
import type { Credentials } from "../options/credentials.ts";

/** Creates credentials from temporary keys that are renewed before they expire. */
export function temporaryKeys(
  source: string,
  obtain: () => Promise<Expiring<AkskOptions>>,
  now: () => number,
): Credentials {
  const keys = renewing(async () => {
    const { value, expiresAt } = await obtain();
    // They are in no page, even where jsdom makes Node.js look like a browser.
    return { value: akskCredentials({ ...value, allowBrowser: true }), expiresAt };
  }, now);
  return {
    source,
    authenticate: async (request) => (await keys.get(request)).authenticate(request),
    recover: (rejected) => keys.current()?.recover?.(rejected) ?? false,
  };
}

/** Reads keys from a response, in either of the vendor's two spellings. */
export function readKeys(source: string, text: string): Expiring<AkskOptions> {
  const body = parse(text);
  const keys = record(body["credential"] ?? body["credentials"]);
  const accessKey = keys["access"] ?? keys["accessKeyId"];
  const secretKey = keys["secret"] ?? keys["secretAccessKey"];
  const securityToken = keys["securitytoken"] ?? keys["securityToken"];
  const expiresAt = Date.parse(String(keys["expires_at"] ?? keys["expiration"]));
  const isComplete = [accessKey, secretKey, securityToken].every((key) => typeof key === "string" && key !== "");
  if (!isComplete || Number.isNaN(expiresAt)) throw new GesError(`${source} responded without complete keys`);
  return { value: { accessKey, secretKey, securityToken } as AkskOptions, expiresAt };
}

function parse(text: string): Record<string, unknown> {
  try {
    return record(JSON.parse(text));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
