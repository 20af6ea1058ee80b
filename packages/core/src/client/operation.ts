import type { Parameters } from "../http/build-url.ts";
import type { Route } from "../http/route.ts";
import type { CallOptions } from "../options/call-options.ts";
import { type Connection, call } from "./connection.ts";

declare const item: unique symbol;

/** An operation as a stand-alone function: takes a connection, then the arguments of the client's method. */
export type Operation<Method, Item = never> = Method & {
  /** `operationId` in the description. */
  readonly operationId: string;
  /** Method, path and retry safety of the operation, as its description has them. */
  readonly route: Route;
  /** Type of the items that the operation lists; known to the compiler only. */
  readonly [item]?: Item;
};

/** Creates an operation that can be called without a client. A bundle leaves out operations that are not called. */
export function operation<Method, Item = never>(operationId: string, route: Route): Operation<Method, Item> {
  const run = async (connection: Connection, input?: Parameters, options?: CallOptions) =>
    (await call(connection, operationId, route, input, options)).data;
  return Object.assign(run, { operationId, route }) as unknown as Operation<Method, Item>;
}
