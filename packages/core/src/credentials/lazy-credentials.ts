import type { Credentials } from "../options/credentials.ts";

/** Creates credentials on the first call, and tries again on the next call when that fails. */
export function lazyCredentials(source: string, make: () => Promise<Credentials>): Credentials {
  let made: Promise<Credentials> | undefined;
  const get = () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  return {
    source,
    authenticate: async (request) => (await get()).authenticate(request),
    recover: async (rejected) => (await (await get()).recover?.(rejected)) ?? false,
  };
}
