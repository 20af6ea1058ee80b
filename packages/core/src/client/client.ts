import { type FetchClient, lazyFetchClient } from "../fetch-client/lazy-fetch-client.ts";
import { realResponse } from "../http/as-response.ts";
import type { Parameters } from "../http/build-url.ts";
import type { Route } from "../http/route.ts";
import type { CallOptions } from "../options/call-options.ts";
import { paginated } from "../pages/paginated.ts";
import { type Connection, call } from "./connection.ts";

/**
 * The same methods, resolving to the parsed body and the response it came in. Methods with type parameters, which a
 * mapped type would lose, are given as they are.
 */
export type WithResponse<Operations, Generic = object> = Generic & {
  [Name in keyof Operations as Exclude<Name, keyof Generic>]: Operations[Name] extends (
    ...parameters: infer Input
  ) => Promise<infer Output>
    ? (...parameters: Input) => Promise<{ data: Output; response: Response }>
    : never;
};

/** Members of every client beside its operations. */
export interface ClientExtras<Operations, Paths extends object, Pages, Generic = object> {
  /** List operations as async iterators over their items; `limit` is the size of a page. */
  paginate: Pages;

  /** The same methods, resolving to `{ data, response }`: for headers, the status and the request ID. */
  withResponse: WithResponse<Operations, Generic>;

  /** The openapi-fetch client over the same transport: `{ data, error, response }`, and any path of the API. */
  fetchClient: FetchClient<Paths>;
}

/** Operations of a description by name, each with its route. */
export type DescribedOperations = Readonly<Record<string, { readonly route: Route }>>;

/** Binds the operations of a description to a server. */
export function createClient<Operations, Paths extends object, Pages, Generic = object>(
  described: DescribedOperations,
  connection: Connection,
): Operations & ClientExtras<Operations, Paths, Pages, Generic> {
  const withResponse: Record<string, unknown> = {};
  const operations: Record<string, unknown> = {};
  const pages: Record<string, unknown> = {};
  for (const [operationId, { route }] of Object.entries(described)) {
    const operation = async (input?: Parameters, options?: CallOptions) =>
      (await call(connection, operationId, route, input, options)).data;
    withResponse[operationId] = async (input?: Parameters, options?: CallOptions) => {
      const { data, received } = await call(connection, operationId, route, input, options);
      return { data, response: realResponse(received.response, received.text) };
    };
    operations[operationId] = operation;
    const { page } = route;
    if (page) {
      pages[operationId] = (input?: Parameters, options?: CallOptions) =>
        paginated({ operationId, shape: page, list: operation }, input, options);
    }
  }
  return {
    ...(operations as Operations),
    withResponse: withResponse as WithResponse<Operations, Generic>,
    paginate: pages as Pages,
    fetchClient: lazyFetchClient<Paths>(connection),
  };
}
