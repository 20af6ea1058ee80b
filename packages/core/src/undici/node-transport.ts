import type { Dispatcher } from "undici";
import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Transport, TransportRequest, TransportResponse } from "../options/transport.ts";
import { dispatcherFactory } from "./dispatchers.ts";
import { loadUndici } from "./load-undici.ts";
import type { NodeTransportOptions } from "./node-transport-options.ts";
import { PooledExchange } from "./pooled-exchange.ts";

/** A transport for the `fetch` option of a client. */
export interface NodeTransport extends Transport {
  /** Closes idle connections, and the others once their responses have arrived. */
  close(): Promise<void>;
}

/**
 * Creates a transport on `undici`'s connection pool, for programs that make many calls: it keeps connections alive and
 * builds no `Request` and no `Response` that nobody uses. Needs the package `undici`, 7 or 8, beside it: it is loaded when
 * the transport is made, so a bundler leaves it out.
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
 * A graph's own address has a certificate that no public authority signed; `ca` makes the transport trust it:
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { createNodeTransport } from "@ges-sdk/core/undici";
 *
 * const transport = createNodeTransport({ ca: readFileSync("graph-ca.pem"), proxy: "environment" });
 * ```
 *
 * @throws {GesConfigError} when an option is wrong, and when `undici` is missing or its version does not work here
 */
export function createNodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  const { dispatcher: given } = options;
  const create = dispatcherFactory(loadUndici(), options);
  const dispatchers = new Map<string, Dispatcher>();
  const dispatcherOf = (origin: string) => {
    const known = dispatchers.get(origin) ?? create(origin);
    dispatchers.set(origin, known);
    return known;
  };

  const transport = (url: string, { signal, method, headers, body }: TransportRequest): Promise<TransportResponse> => {
    if (typeof url !== "string") {
      return Promise.reject(new GesConfigError("url", "must be a string: this transport is not a complete `fetch`"));
    }
    if (signal.aborted) return Promise.reject(signal.reason);
    const pathStart = url.indexOf("/", "https://".length);
    const origin = url.slice(0, pathStart);
    const request = { origin, path: url.slice(pathStart), method, headers, body: body ?? null };
    return new Promise((resolve, reject) => {
      (given ?? dispatcherOf(origin)).dispatch(request, new PooledExchange(url, signal, resolve, reject));
    });
  };

  return Object.assign(transport, {
    async close() {
      await Promise.all(Array.from(dispatchers.values(), (dispatcher) => dispatcher.close()));
      dispatchers.clear();
    },
  });
}
