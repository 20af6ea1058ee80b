import type { Client } from "openapi-fetch";
import type { Connection } from "../connection.ts";
import { untilAborted } from "../credentials/until-aborted.ts";

const METHODS = ["request", "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

type AnyClient = Record<(typeof METHODS)[number] | "use" | "eject", (...input: unknown[]) => unknown>;

/** Creates the openapi-fetch client, loaded on its first call: most programs never use one. */
export function lazyFetchClient<Paths extends object>({ base, defaults, settings }: Connection): Client<Paths> {
  let loading: Promise<AnyClient> | undefined;
  const make = async () => {
    const { createFetchClient } = await import("./fetch-client.ts");
    return createFetchClient(base, await defaults({}), settings) as unknown as AnyClient;
  };
  const load = () => {
    loading ??= make().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  // Middleware is put in, or taken out, before any call that comes after it.
  const changes: ((client: AnyClient) => void)[] = [];
  const change = (name: "use" | "eject") => {
    return (...middleware: unknown[]) => void changes.push((client) => client[name](...middleware));
  };
  const calls = METHODS.map((name) => [
    name,
    async (...input: unknown[]) => {
      const client = await untilAborted(load(), signalOf(input));
      for (const apply of changes.splice(0)) apply(client);
      return client[name](...input);
    },
  ]);
  return { ...Object.fromEntries(calls), use: change("use"), eject: change("eject") };
}

/** Returns the signal of a call, whose options come last. */
function signalOf(input: readonly unknown[]): AbortSignal | undefined {
  const { signal } = (input.at(-1) ?? {}) as { signal?: AbortSignal };
  return signal;
}
