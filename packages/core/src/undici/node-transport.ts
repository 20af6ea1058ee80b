import * as undici from "undici";
import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Transport, TransportRequest, TransportResponse } from "../options/transport.ts";
import { PooledExchange } from "./pooled-exchange.ts";

/** Options of `createNodeTransport`. */
export interface NodeTransportOptions {
  /** Maximum number of connections to one server. Default: 64. */
  readonly connections?: number | undefined;
}

/** A transport for the `fetch` option of a client. */
export interface NodeTransport extends Transport {
  /** Closes idle connections, and the others once their responses have arrived. */
  close(): Promise<void>;
}

const DEFAULT_CONNECTIONS = 64;

/**
 * Creates a transport on `undici`'s connection pool, for programs that make many calls: it keeps connections alive and
 * builds no `Request` and no `Response` that nobody uses. Needs the package `undici`.
 *
 * It is a transport for clients, not a complete `fetch`: it takes an absolute URL and the request as an object, does not
 * follow redirects and does not decompress responses, for it never requests compression. Timeouts are the client's.
 *
 * @example
 * ```ts
 * import { tokenCredentials } from "@ges-sdk/core";
 * import { createNodeTransport } from "@ges-sdk/core/undici";
 * import { createManagementClient } from "@ges-sdk/v2";
 *
 * const transport = createNodeTransport();
 * const ges = createManagementClient({
 *   region: "cn-north-4",
 *   projectId: "0123",
 *   credentials: tokenCredentials("token"),
 *   fetch: transport,
 * });
 * await ges.listGraphs();
 * await transport.close();
 * ```
 *
 * @throws {GesConfigError} when this runtime or this version of `undici` lacks what the transport needs
 */
export function createNodeTransport({ connections = DEFAULT_CONNECTIONS }: NodeTransportOptions = {}): NodeTransport {
  checkRuntime();
  const pools = new Map<string, undici.Pool>();

  const transport = (url: string, { signal, method, headers, body }: TransportRequest): Promise<TransportResponse> => {
    if (typeof url !== "string") {
      return Promise.reject(new GesConfigError("url", "must be a string: this transport is not a complete `fetch`"));
    }
    if (signal.aborted) return Promise.reject(signal.reason);
    const pathStart = url.indexOf("/", "https://".length);
    const origin = url.slice(0, pathStart);
    let pool = pools.get(origin);
    if (!pool) {
      // The client's own timeouts are the only ones.
      pool = new undici.Pool(origin, { connections, headersTimeout: 0, bodyTimeout: 0 });
      pools.set(origin, pool);
    }
    const request = { path: url.slice(pathStart), method, headers, body: body ?? null };
    return new Promise((resolve, reject) => {
      pool.dispatch(request, new PooledExchange(url, signal, resolve, reject));
    });
  };

  return Object.assign(transport, {
    async close() {
      await Promise.all(Array.from(pools.values(), (pool) => pool.close()));
      pools.clear();
    },
  });
}

/** Refuses runtimes whose `undici` is another one, as Bun's, and versions with other handlers. */
function checkRuntime(): void {
  const { Pool, cacheStores } = undici as Partial<typeof undici>;
  if (typeof Pool?.prototype?.dispatch === "function" && cacheStores !== undefined) return;
  throw new GesConfigError(
    "createNodeTransport",
    "needs Node.js and the package undici in version 7 or 8; leave the option `fetch` out to use the runtime's own",
  );
}
