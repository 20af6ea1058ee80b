import type { Credentials } from "./credentials.ts";

/** Credentials that are made on the first call. Making them is tried again when it failed. */
export function lazyCredentials(make: () => Promise<Credentials>): Credentials {
  let made: Promise<Credentials> | undefined;
  const get = () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  return {
    authenticate: async (request) => (await get()).authenticate(request),
    recover: async (refusal) => (await (await get()).recover?.(refusal)) ?? false,
  };
}
