import { Pool } from "undici";
import { PooledExchange } from "./pooled-exchange.ts";
import type { PooledResponse } from "./pooled-response.ts";

/** Options of `createNodeTransport`. */
export interface NodeTransportOptions {
  /** Maximum number of connections to one server. Default: 64. */
  readonly connections?: number | undefined;
}

/** A transport for the `fetch` option of a client. */
export interface NodeTransport {
  (url: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Closes idle connections, and the others once their responses have arrived. */
  close(): Promise<void>;
}

const DEFAULT_CONNECTIONS = 64;

/**
 * Creates a transport on `undici`'s connection pool, for programs that make many calls: it keeps connections alive and
 * builds no `Request` and no `Response` that nobody uses. Needs the package `undici`.
 *
 * Does not follow redirects and does not decompress responses, for it never requests compression.
 */
export function createNodeTransport({ connections = DEFAULT_CONNECTIONS }: NodeTransportOptions = {}): NodeTransport {
  const pools = new Map<string, Pool>();

  const transport = (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
    const signal = init.signal ?? undefined;
    if (signal?.aborted) return Promise.reject(signal.reason);
    const pathStart = url.indexOf("/", "https://".length);
    const origin = url.slice(0, pathStart);
    let pool = pools.get(origin);
    if (!pool) {
      pool = new Pool(origin, { connections });
      pools.set(origin, pool);
    }
    const request = {
      path: url.slice(pathStart),
      method: (init.method ?? "GET") as "GET",
      headers: (init.headers ?? {}) as Record<string, string>,
      body: (init.body ?? null) as string | null,
    };
    return new Promise<PooledResponse>((resolve, reject) => {
      pool.dispatch(request, new PooledExchange(url, signal, resolve, reject));
    }) as unknown as Promise<Response>;
  };

  return Object.assign(transport, {
    async close() {
      await Promise.all(Array.from(pools.values(), (pool) => pool.close()));
      pools.clear();
    },
  });
}
