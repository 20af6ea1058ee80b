import type { Access, Caller } from "./access/access.ts";
import { checkAccess } from "./access/check-access.ts";
import { identityOperation } from "./access/identity.ts";
import { identityRefusal } from "./access/identity-refusal.ts";
import { download, downloadOperation } from "./api/download.ts";
import { executableOf } from "./api/executable.ts";
import type { Addressed, Sender } from "./api/handler.ts";
import { reasonNotEmulated } from "./api/not-emulated.ts";
import type { FaultRule } from "./control/fault-rule.ts";
import { type Faults, refusalOf, spoiled } from "./control/faults.ts";
import type { OperationName } from "./control/operation-name.ts";
import { findOperation } from "./description/find-operation.ts";
import type { Operation } from "./description/operation.ts";
import { readInput } from "./description/read-input.ts";
import { codesFor } from "./errors/plane-codes.ts";
import { notEmulated, ServiceError } from "./errors/service-error.ts";
import type { EmulatorRequest, EmulatorResponse } from "./http/message.ts";
import { PersistenceError } from "./persistence/persistence-error.ts";
import type { Projects } from "./state/projects.ts";
import type { ServiceState } from "./state/service-state.ts";

/** Operation that a request matched, if any, and the response. */
export interface Dispatched {
  readonly operation: OperationName | undefined;
  readonly response: EmulatorResponse;
}

/** Handles a request: finds its operation and executes it unless a fault rule intervenes. */
export async function dispatch(
  projects: Projects,
  access: Access,
  faults: Faults,
  request: EmulatorRequest,
): Promise<Dispatched> {
  const { pathname } = request.url;
  let operation: OperationName | undefined;
  let fault: FaultRule | undefined;
  let response: EmulatorResponse;
  try {
    projects.scheduler.catchUp();
    const call =
      identityCall(access, request) ?? downloadCall(projects, request) ?? serviceCall(projects, access, request);
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

function downloadCall(projects: Projects, request: EmulatorRequest): Call | undefined {
  const operation = downloadOperation(request);
  return operation && { operation, carryOut: () => download(projects.states, request) };
}

/** Finds the operation; its execution authenticates and validates the request first. */
function serviceCall(projects: Projects, access: Access, request: EmulatorRequest): Call {
  const { operation, parameters } = findOperation(request);
  return {
    operation,
    carryOut: async () => {
      const caller = checkAccess(access, request, operation, parameters["project_id"]);
      const { handler, ...validators } = await executableOf(operation);
      const input = readInput(request, operation, parameters, validators);
      // An invented success would teach something wrong.
      if (!handler) throw notEmulated(`${operation.operationId} is not emulated. ${reasonNotEmulated(operation)}`);
      const whole = projects.stateOf(caller.user.projectId);
      const { state, isReadOnly } = await permittedTo(caller, whole, operation, input);
      const sender: Sender & Addressed = {
        url: request.url,
        header: request.header,
        // Created on demand: most operations do not need it.
        get signal() {
          return request.signal;
        },
        isReadOnly,
      };
      return { status: 200, body: await handler(state, input as never, sender) };
    },
  };
}

/** Only tokens of IAM are held to permissions on labels; what that takes is loaded for the first of them. */
async function permittedTo(caller: Caller, state: ServiceState, operation: Operation, input: Record<string, unknown>) {
  if (caller.scope === "any") return { state, isReadOnly: !caller.user.mayWrite };
  const { permittedState } = await import("./access/permitted-state.ts");
  return permittedState(state, caller, operation, input);
}

/** Error response to a request that was refused or failed. */
export function failure(pathname: string, error: unknown): EmulatorResponse {
  if (error instanceof ServiceError) return refusal(pathname, error);
  // Not the client's fault: the client gets a response, the operator gets all of the reason.
  console.error(error);
  const reason = error instanceof PersistenceError ? `The data folder ${error.reason}.` : "What it printed says why.";
  return refusal(pathname, new ServiceError(500, codesFor(pathname).failure, `The emulator failed. ${reason}`));
}

/** IAM and API v2 name the fields of an error differently from the rest. */
function refusal(pathname: string, { status, code, message, fields }: ServiceError): EmulatorResponse {
  if (pathname.startsWith("/v3/")) return identityRefusal(status, code, message);
  const isV2 = /^\/+v2\//.test(pathname);
  const body = isV2 ? { error_code: code, error_msg: message } : { errorCode: code, errorMessage: message };
  return { status, body: { ...body, ...fields } };
}
