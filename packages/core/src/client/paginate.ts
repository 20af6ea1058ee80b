import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Parameters } from "../http/build-url.ts";
import type { CallOptions } from "../options/call-options.ts";
import { type Paginated, paginated } from "../pages/paginated.ts";
import type { Connection } from "./connection.ts";
import type { Operation } from "./operation.ts";

/**
 * Iterates over the items of a list operation, for programs that use operations as functions.
 *
 * @param input parameters of the operation; `limit` is the size of a page. Default: 100 items.
 * @throws {GesConfigError} when the operation lists nothing page by page
 *
 * @example
 * ```ts
 * import { paginate, tokenCredentials } from "@ges-sdk/core";
 * import { connect, listGraphs } from "@ges-sdk/v2/management";
 *
 * const connection = connect({ region: "cn-north-4", projectId: "0123", credentials: tokenCredentials("token") });
 * for await (const { name } of paginate(listGraphs, connection)) console.log(name);
 * ```
 */
export function paginate<Input, Item>(
  operation: Operation<(connection: Connection, input?: Input, options?: CallOptions) => Promise<unknown>, Item>,
  connection: Connection,
  input?: Input,
  options?: CallOptions,
): Paginated<Item> {
  const { operationId, route } = operation;
  if (!route.page) throw new GesConfigError("operation", `${operationId} does not list anything page by page`);
  const list = (parameters: Parameters, given: CallOptions) => operation(connection, parameters as Input, given);
  return paginated(
    { operationId, shape: route.page, list },
    input as Parameters | undefined,
    options,
  ) as Paginated<Item>;
}
