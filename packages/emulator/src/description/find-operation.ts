import { closestPath } from "@ges-sdk/validation";
import { codesFor } from "../errors/plane-codes.ts";
import { badRequest, ServiceError } from "../errors/service-error.ts";
import type { EmulatorRequest } from "../http/message.ts";
import { OPERATIONS, type Operation } from "./operation.ts";
import { matchPath } from "./router.ts";

const PATHS = new Set(OPERATIONS.map(({ path }) => path));

/**
 * Finds the operation that a request calls, and the parameters in its path.
 *
 * @throws {ServiceError} when there is none
 */
export function findOperation({ url, method }: EmulatorRequest): {
  operation: Operation;
  parameters: Record<string, string>;
} {
  const codes = codesFor(url.pathname);
  const match = matchPath(url.pathname);
  if (!match) {
    const meant = closestPath(url.pathname, PATHS);
    const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
    throw new ServiceError(404, codes.path, `Resource not found: no operation has the path ${url.pathname}.${hint}`);
  }
  const operations = match.operations.filter((operation) => operation.method === method);
  if (operations.length === 0) {
    const methods = [...new Set(match.operations.map((operation) => operation.method))];
    throw new ServiceError(405, codes.path, `${url.pathname} takes ${methods.join(" and ")}, not ${method}.`);
  }
  const action = url.search === "" ? undefined : url.searchParams.get("action_id");
  const operation = operations.find((candidate) => candidate.action === undefined || candidate.action === action);
  if (!operation) {
    const actions = operations.map((candidate) => candidate.action);
    throw badRequest(codes.action, `Invalid graph operation: action_id must be one of ${actions.join(", ")}.`);
  }
  return { operation, parameters: match.parameters };
}
