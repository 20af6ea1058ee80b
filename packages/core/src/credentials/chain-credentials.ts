import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Credentials, RequestToAuthenticate } from "../options/credentials.ts";

/**
 * Tries credentials in order and keeps the first that are configured. Credentials that are not configured throw a
 * `GesConfigError`; any other failure ends the search, for it is no reason to call as somebody else.
 *
 * @example
 * ```ts
 * import { chainCredentials, tokenCredentials } from "@ges-sdk/core";
 * import { environmentCredentials } from "@ges-sdk/core/node";
 *
 * const credentials = chainCredentials(environmentCredentials(), tokenCredentials("token"));
 * ```
 *
 * @param steps credentials, first choice first
 * @throws {GesConfigError} on the first call, when none is configured; the message names what each step lacks
 */
export function chainCredentials(...steps: Credentials[]): Credentials {
  let chosen: Credentials | undefined;

  async function choose(request: RequestToAuthenticate): Promise<Record<string, string>> {
    const reasons: string[] = [];
    for (const step of steps) {
      try {
        const headers = await step.authenticate(request);
        chosen = step;
        return headers;
      } catch (error) {
        if (!(error instanceof GesConfigError)) throw error;
        reasons.push(error.message);
      }
    }
    throw new GesConfigError("credentials", `none were found. Tried: ${reasons.join("; ")}`);
  }

  return {
    get source() {
      return chosen?.source;
    },
    authenticate: (request) => (chosen ? chosen.authenticate(request) : choose(request)),
    recover: (rejected) => chosen?.recover?.(rejected) ?? false,
  };
}
