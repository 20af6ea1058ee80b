import type { Parameters } from "../http/build-url.ts";
import type { Route } from "../http/route.ts";
import type { CallOptions } from "../options/call-options.ts";
import { type Connection, call } from "./connection.ts";

/** An operation as a stand-alone function: takes a connection, then the arguments of the client's method. */
export type Operation<Method> = Method & {
  /** Method, path and retry safety of the operation, as its description has them. */
  readonly route: Route;
};

/** Creates an operation that can be called without a client. A bundle leaves out operations that are not called. */
export function operation<Method>(operationId: string, route: Route): Operation<Method> {
  const run = async (connection: Connection, input?: Parameters, options?: CallOptions) =>
    (await call(connection, operationId, route, input, options)).data;
  return Object.assign(run, { route }) as Operation<Method>;
}
