import type { ValidateFunction } from "ajv";
import type { Access } from "./access/access.ts";
import { identityOperation } from "./access/identity.ts";
import { identityRefusal } from "./access/identity-refusal.ts";
import { download, downloadOperation } from "./api/download.ts";
import { executableOf } from "./api/executable.ts";
import { reasonNotEmulated } from "./api/not-emulated.ts";
import type { FaultRule } from "./control/fault-rule.ts";
import { type Faults, refusalOf, spoiled } from "./control/faults.ts";
import type { OperationName } from "./control/operation-name.ts";
import { closestPath } from "./description/closest-match.ts";
import { OPERATIONS, type Operation } from "./description/operation.ts";
import { matchPath } from "./description/router.ts";
import { problemWith, readText } from "./description/validate.ts";
import type { OperationValidators } from "./description/validators.ts";
import { badRequest, notEmulated, ServiceError } from "./errors/service-error.ts";
import { withExactValues } from "./http/exact-values.ts";
import type { EmulatorRequest, EmulatorResponse } from "./http/message.ts";
import { parseBody, parseBodyWithText } from "./http/parse-body.ts";
import type { ServiceState } from "./state/service-state.ts";

/** The codes each plane has for what is wrong with a request before its state matters. */
const CODES = {
  management: {
    path: "GES.0016",
    action: "GES.7048",
    parameter: "GES.0001",
    body: "GES.7016",
    project: "GES.7041",
    failure: "GES.7006",
    unavailable: "GES.7005",
  },
  service: {
    path: "GES.8005",
    action: "GES.8005",
    parameter: "GES.8005",
    body: "GES.8000",
    project: "GES.8020",
    failure: "GES.8602",
    unavailable: "GES.8602",
  },
} as const;

/** Operation that a request matched, if any, and the response. */
export interface Dispatched {
  readonly operation: OperationName | undefined;
  readonly response: EmulatorResponse;
}

/** Handles a request: finds its operation and executes it unless a fault rule intervenes. */
export async function dispatch(
  state: ServiceState,
  access: Access,
  faults: Faults,
  request: EmulatorRequest,
): Promise<Dispatched> {
  const { pathname } = request.url;
  let operation: OperationName | undefined;
  let fault: FaultRule | undefined;
  let response: EmulatorResponse;
  try {
    state.scheduler.catchUp();
    const call = identityCall(access, request) ?? downloadCall(state, request) ?? serviceCall(state, access, request);
    operation = call.operation;
    fault = faults.meet(operation);
    const refusal = fault && refusalOf(fault, codesFor(pathname).unavailable);
    if (refusal) throw refusal;
    response = fault?.connection === "reset" ? NO_RESPONSE : await call.carryOut();
  } catch (error) {
    // An operation that stopped because its client has gone is not reported.
    response = isAbandoned(request, error) ? NO_RESPONSE : failure(pathname, error);
  }
  return { operation, response: fault ? spoiled(response, fault) : response };
}

/** An operation that a request is for, and its execution. */
interface Call {
  readonly operation: OperationName;
  carryOut(): Promise<EmulatorResponse>;
}

const NO_RESPONSE: EmulatorResponse = { status: 0, body: null };

function isAbandoned(request: EmulatorRequest, error: unknown): boolean {
  return !(error instanceof ServiceError) && request.signal.aborted && error === request.signal.reason;
}

function identityCall(access: Access, request: EmulatorRequest): Call | undefined {
  const operation = identityOperation(request);
  return operation && { operation, carryOut: async () => operation.handle(access, request) };
}

function downloadCall(state: ServiceState, request: EmulatorRequest): Call | undefined {
  const operation = downloadOperation(request);
  return operation && { operation, carryOut: () => download(state, request) };
}

/** Finds the operation; its execution authenticates and validates the request first. */
function serviceCall(state: ServiceState, access: Access, request: EmulatorRequest): Call {
  const { operation, parameters } = findOperation(request);
  return {
    operation,
    carryOut: async () => {
      checkAccess(access, request, operation, parameters);
      const { handler, ...validators } = await executableOf(operation);
      const input = readInput(request, operation, parameters, validators);
      // An invented success would teach something wrong.
      if (!handler) throw notEmulated(`${operation.operationId} is not emulated. ${reasonNotEmulated(operation)}`);
      return { status: 200, body: await handler(state, input as never, request) };
    },
  };
}

/** Error response to a request that was refused or failed. */
export function failure(pathname: string, error: unknown): EmulatorResponse {
  if (error instanceof ServiceError) return refusal(pathname, error);
  // A defect of the emulator itself: the client gets a response, the operator gets the reason.
  console.error(error);
  const codes = codesFor(pathname);
  return refusal(pathname, new ServiceError(500, codes.failure, "The emulator failed. What it printed says why."));
}

/** IAM and API v2 name the fields of an error differently from the rest. */
function refusal(pathname: string, { status, code, message, fields }: ServiceError): EmulatorResponse {
  if (pathname.startsWith("/v3/")) return identityRefusal(status, code, message);
  const isV2 = /^\/+v2\//.test(pathname);
  const body = isV2 ? { error_code: code, error_msg: message } : { errorCode: code, errorMessage: message };
  return { status, body: { ...body, ...fields } };
}

function codesFor(pathname: string) {
  return /^\/+ges\//.test(pathname) ? CODES.service : CODES.management;
}

const PATHS = new Set(OPERATIONS.map(({ path }) => path));

function findOperation({ url, method }: EmulatorRequest): { operation: Operation; parameters: Record<string, string> } {
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

function checkAccess(
  access: Access,
  request: EmulatorRequest,
  { path, isRead }: Operation,
  { project_id: projectId }: Record<string, string>,
): void {
  const problem = access.problemWith(request);
  if (problem) throw new ServiceError(401, "APIGW.0301", `Incorrect IAM authentication information: ${problem}`);
  const isDenied = projectId !== access.projectId || (!isRead && access.isReadOnly(request));
  if (isDenied) throw new ServiceError(403, codesFor(path).project, "Insufficient permission.");
}

function readInput(
  request: EmulatorRequest,
  operation: Operation,
  pathParameters: Record<string, string>,
  validators: OperationValidators,
): Record<string, unknown> {
  const codes = codesFor(operation.path);
  const input: Record<string, unknown> = {};
  const inBody = queryInBody(request, operation, codes.body);
  for (const { name, in: where, required } of operation.parameters) {
    const text = where === "path" ? pathParameters[name] : (request.url.searchParams.get(name) ?? inBody.get(name));
    if (text === undefined || text === null) {
      if (required) throw badRequest(codes.parameter, `Parameter error! ${name} is missing.`);
      continue;
    }
    const read = readText(text, validators.parameters[name] as ValidateFunction, name);
    if ("problem" in read) throw badRequest(codes.parameter, `Parameter error! ${read.problem}`);
    input[name] = read.value;
  }
  if (operation.body && validators.body) {
    input["body"] = readBody(request, operation.body, validators.body, codes.body);
  }
  return input;
}

function readBody(
  request: EmulatorRequest,
  { required }: NonNullable<Operation["body"]>,
  validate: ValidateFunction,
  code: string,
): unknown {
  const body = parseBodyWithText(request, code);
  if (!body) {
    if (required) throw badRequest(code, "The request body is missing.");
    return undefined;
  }
  const problem = problemWith(body.value, validate, "body");
  if (problem) throw badRequest(code, `The request is invalid. ${problem}`);
  return withExactValues(body);
}

/**
 * Query parameters that a client sends in the body of a DELETE, as the vendor's Terraform provider does. Ignoring
 * `keep_backup` there would destroy the backups that the caller wants to keep.
 */
function queryInBody(request: EmulatorRequest, { method, body }: Operation, code: string): Map<string, string> {
  if (method !== "DELETE" || body) return new Map();
  const fields = parseBody(request, code);
  if (typeof fields !== "object" || fields === null) return new Map();
  return new Map(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
