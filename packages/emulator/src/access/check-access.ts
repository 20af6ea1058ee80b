import type { Operation } from "../description/operation.ts";
import { codesFor } from "../errors/plane-codes.ts";
import { ServiceError } from "../errors/service-error.ts";
import type { EmulatorRequest } from "../http/message.ts";
import type { Access, Caller } from "./access.ts";

/** Operations that may change a graph, and in which whoever may only read can read too. */
const READING: ReadonlySet<string> = new Set([
  "executeAlgorithm",
  "executeCypherQuery",
  "executeDynamicAlgorithm",
  "executeGqlQuery",
  "executeGremlinQuery",
  "executeHygAlgorithm",
  "executeSubgraphAlgorithm",
  "runCustomOperation",
]);

/** True for an operation that reads, or can do no more than read. */
export function mayRead({ operationId, isRead }: Operation): boolean {
  return isRead || READING.has(operationId);
}

/** Operations for which the pages require a token that is scoped to the domain. */
const OF_DOMAIN: ReadonlySet<string> = new Set(["grantPermissions", "revokePermissions"]);

/**
 * Checks who sends a request for an operation on a project.
 *
 * @throws {ServiceError} with status 401 when nobody is authenticated, with 403 when the caller may not do it
 */
export function checkAccess(
  access: Access,
  request: EmulatorRequest,
  operation: Operation,
  projectId: string | undefined,
): Caller {
  const caller = access.authenticate(request);
  if (typeof caller === "string") {
    throw new ServiceError(401, "APIGW.0301", `Incorrect IAM authentication information: ${caller}`);
  }
  const problem = problemWith(caller, request, operation, projectId);
  if (problem === undefined) return caller;
  throw new ServiceError(403, codesFor(operation.path).permission, `Insufficient permission. ${problem}`);
}

function problemWith(
  { user, scope }: Caller,
  request: EmulatorRequest,
  operation: Operation,
  projectId: string | undefined,
): string | undefined {
  const { operationId } = operation;
  const required = OF_DOMAIN.has(operationId) ? "domain" : "project";
  if (scope !== required && scope !== "any") {
    return `The token is scoped to the ${scope}, and ${operationId} takes one of auth.scope.${required}.`;
  }
  if (projectId !== user.projectId) {
    return `The project in the path is ${projectId}, that of the user ${user.name} is ${user.projectId}.`;
  }
  const header = request.header("x-project-id");
  if (header !== undefined && header !== projectId) {
    return `The header X-Project-Id names the project ${header}, the path ${projectId}.`;
  }
  if (!user.mayWrite && !mayRead(operation)) return `The user ${user.name} may only read.`;
  return undefined;
}
