import { type Connection, call } from "./connection.ts";
import type { Parameters } from "./http/build-url.ts";
import type { CallOptions } from "./options/call-options.ts";
import type { Route } from "./route.ts";

/** An operation as a function of its own: it takes a connection, and then what the method of a client takes. */
export type Operation<Method> = Method & { readonly route: Route };

/** Makes an operation that can be called without a client. What is not called is left out of a bundle. */
export function operation<Method>(operationId: string, route: Route): Operation<Method> {
  const run = async (connection: Connection, input?: Parameters, options?: CallOptions) =>
    (await call(connection, operationId, route, input, options)).data;
  return Object.assign(run, { route }) as Operation<Method>;
}
