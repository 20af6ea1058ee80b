import type { Client } from "openapi-fetch";
import type { Parameters } from "../http/build-url.ts";
import type { Limits } from "../http/limits.ts";
import type { ExchangeSettings } from "../http/settings.ts";
import { untilAborted } from "../http/until-aborted.ts";

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Path parameters that come from the client's options unless a call gives them. */
type FromClient = "project_id" | "graph_name";

type Optional<Path> = Omit<Path, FromClient> & { [Name in keyof Path & FromClient]?: Path[Name] };

type WithDefaults<Item> = {
  [Method in keyof Item]: Item[Method] extends { parameters: { path: infer Path } }
    ? Omit<Item[Method], "parameters"> & {
        parameters: Omit<Item[Method]["parameters"], "path"> &
          (Exclude<keyof Path, FromClient> extends never ? { path?: Optional<Path> } : { path: Optional<Path> });
      }
    : Item[Method];
};

/** Client of openapi-fetch that fills in the path parameters of the client's options. */
export type FetchClient<Paths extends object> = Client<{ [Path in keyof Paths]: WithDefaults<Paths[Path]> }>;

interface Init {
  readonly signal?: AbortSignal;
  readonly params?: { readonly path?: object };
}

type AnyClient = Record<(typeof METHODS)[number] | "request" | "use" | "eject", (...input: unknown[]) => unknown>;

/** Server of the client, as a connection describes it. */
interface Server {
  readonly base: string;
  readonly settings: ExchangeSettings;
  readonly defaults: (limits: Limits) => Parameters | Promise<Parameters>;
}

/** Creates the openapi-fetch client, loaded on its first call: most programs never use one. */
export function lazyFetchClient<Paths extends object>({ base, defaults, settings }: Server): FetchClient<Paths> {
  let loading: Promise<AnyClient> | undefined;
  const make = async () => {
    const { createFetchClient } = await import("./fetch-client.ts");
    const { timeoutMs, timing } = settings;
    const parameters = await defaults({ signal: undefined, timeoutMs, deadline: timing.now() + timeoutMs });
    return createFetchClient(base, parameters, settings) as unknown as AnyClient;
  };
  const load = () => {
    loading ??= make().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  // Middleware is added, or removed, before any call that comes after it.
  const changes: ((client: AnyClient) => void)[] = [];
  const change = (name: "use" | "eject") => {
    return (...middleware: unknown[]) => void changes.push((client) => client[name](...middleware));
  };
  const send = async (method: "request" | (typeof METHODS)[number], path: unknown[], init: Init = {}) => {
    const client = await untilAborted(load(), init.signal);
    for (const apply of changes.splice(0)) apply(client);
    // Without path parameters, openapi-fetch would send the braces of the template.
    return client[method](...path, { ...init, params: { ...init.params, path: init.params?.path ?? {} } });
  };
  const calls = METHODS.map((name) => [name, (path: string, init?: Init) => send(name, [path], init)]);
  return {
    ...Object.fromEntries(calls),
    request: (method: string, path: string, init?: Init) => send("request", [method, path], init),
    use: change("use"),
    eject: change("eject"),
  };
}
