import { type AkskOptions, akskCredentials } from "../credentials/aksk-credentials.ts";
import { GesError } from "../errors/ges-error.ts";
import type { Credentials } from "../options/credentials.ts";

/**
 * Creates credentials from keys that were found. Malformed keys are no reason to look for others, so the error is not
 * the one that means "not configured".
 */
export function configuredKeys(source: string, keys: AkskOptions): Credentials {
  try {
    // They are in no page, even where jsdom makes Node.js look like a browser.
    return akskCredentials({ ...keys, allowBrowser: true });
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : "they were rejected";
    throw new GesError(`The keys in ${source} cannot be used: ${problem}`, { cause });
  }
}
