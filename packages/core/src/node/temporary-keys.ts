import { type AkskOptions, akskCredentials } from "../credentials/aksk-credentials.ts";
import type { Credentials } from "../credentials/credentials.ts";
import { type Expiring, renewing } from "../credentials/renewing.ts";
import { GesError } from "../errors/ges-error.ts";

/** Credentials of keys that something near this program gives out, and that end after a while. */
export function temporaryKeys(obtain: () => Promise<Expiring<AkskOptions>>, now: () => number): Credentials {
  const keys = renewing(async () => {
    const { value, expiresAt } = await obtain();
    // They are in no page, even where jsdom makes Node.js look like a browser.
    return { value: akskCredentials({ ...value, allowBrowser: true }), expiresAt };
  }, now);
  return {
    authenticate: async (request) => (await keys.get(request.signal)).authenticate(request),
    recover: (refusal) => keys.current()?.recover?.(refusal) ?? false,
  };
}

/** Reads keys from an answer, whichever of the vendor's two spellings it has. */
export function readKeys(source: string, text: string): Expiring<AkskOptions> {
  const answer = parse(text);
  const keys = record(answer["credential"] ?? answer["credentials"]);
  const accessKey = keys["access"] ?? keys["accessKeyId"];
  const secretKey = keys["secret"] ?? keys["secretAccessKey"];
  const securityToken = keys["securitytoken"] ?? keys["securityToken"];
  const expiresAt = Date.parse(String(keys["expires_at"] ?? keys["expiration"]));
  const isComplete = [accessKey, secretKey, securityToken].every((key) => typeof key === "string" && key !== "");
  if (!isComplete || Number.isNaN(expiresAt)) throw new GesError(`${source} answered without complete keys`);
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
