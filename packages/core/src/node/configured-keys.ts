import { type AkskOptions, akskCredentials } from "../credentials/aksk-credentials.ts";
import type { Credentials } from "../credentials/credentials.ts";
import { GesError } from "../errors/ges-error.ts";

/**
 * The credentials of keys that were found. Keys that are there but cannot be keys are no reason to look for others, so
 * the error is not the one that says "not configured".
 */
export function configuredKeys(source: string, keys: AkskOptions): Credentials {
  try {
    // They are in no page, even where jsdom makes Node.js look like a browser.
    return akskCredentials({ ...keys, allowBrowser: true });
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : "they were refused";
    throw new GesError(`The keys in ${source} cannot be used: ${problem}`, { cause });
  }
}
