import type { Access } from "./access/access.ts";
import { issueToken } from "./access/issue-token.ts";
import type { DescriptionName } from "./description/descriptions.ts";
import type { Operation } from "./description/operation.ts";
import { matchPath } from "./description/router.ts";
import { problemWith, readText } from "./description/validate.ts";
import type { EmulatorAnswer, EmulatorRequest } from "./http/message.ts";
import { parseBody } from "./http/parse-body.ts";
import { type Handler, managementV1, managementV2 } from "./management/handlers.ts";
import { Refusal, refuse } from "./refusal.ts";
import { serviceV1 } from "./service/handlers.ts";
import type { World } from "./state/world.ts";

const HANDLERS: Record<DescriptionName, Record<string, Handler>> = {
  "management-v1": managementV1,
  "management-v2": managementV2,
  "service-v1": serviceV1,
};

/** The codes each plane has for what is wrong with a request before its state matters. */
const CODES = {
  management: {
    path: "GES.0016",
    action: "GES.7048",
    parameter: "GES.0001",
    body: "GES.7016",
    project: "GES.7041",
    failure: "GES.7006",
  },
  service: {
    path: "GES.8005",
    action: "GES.8005",
    parameter: "GES.8005",
    body: "GES.8000",
    project: "GES.8020",
    failure: "GES.8602",
  },
} as const;

/** Answers a request: finds the operation, checks who asks, checks what is asked, and lets it happen. */
export async function dispatch(world: World, access: Access, request: EmulatorRequest): Promise<EmulatorAnswer> {
  const { pathname } = request.url;
  try {
    world.agenda.catchUp();
    if (pathname === "/v3/auth/tokens" && request.method === "POST") {
      return issueToken(access, parseBody(request, "IAM.0011"));
    }
    const { operation, parameters } = findOperation(request);
    checkAccess(access, request, operation, parameters);
    const input = readInput(request, operation, parameters);
    const handler = HANDLERS[operation.description][operation.operationId] as Handler;
    return { status: 200, body: handler(world, input) };
  } catch (error) {
    if (error instanceof Refusal) return refusal(pathname, error);
    // A fault of the emulator itself: whoever asked gets an answer, whoever runs it gets the reason.
    console.error(error);
    const { failure } = codesFor(pathname);
    return refusal(pathname, new Refusal(500, failure, "The emulator failed. What it printed says why."));
  }
}

/** API v2 names the fields of an error otherwise than the rest. */
function refusal(pathname: string, { status, code, message }: Refusal): EmulatorAnswer {
  const isV2 = /^\/+v2\//.test(pathname);
  const body = isV2 ? { error_code: code, error_msg: message } : { errorCode: code, errorMessage: message };
  return { status, body };
}

function codesFor(pathname: string) {
  return /^\/+ges\//.test(pathname) ? CODES.service : CODES.management;
}

function findOperation({ url, method }: EmulatorRequest): { operation: Operation; parameters: Record<string, string> } {
  const codes = codesFor(url.pathname);
  const match = matchPath(url.pathname);
  if (!match) throw new Refusal(404, codes.path, `Resource not found: no operation has the path ${url.pathname}.`);
  const operations = match.operations.filter((operation) => operation.method === method);
  if (operations.length === 0) {
    const methods = [...new Set(match.operations.map((operation) => operation.method))];
    throw new Refusal(405, codes.path, `${url.pathname} takes ${methods.join(" and ")}, not ${method}.`);
  }
  const action = url.searchParams.get("action_id") ?? undefined;
  const operation = operations.find((candidate) => candidate.action === undefined || candidate.action === action);
  if (!operation) {
    const actions = operations.map((candidate) => candidate.action);
    throw refuse(codes.action, `Invalid graph operation: action_id must be one of ${actions.join(", ")}.`);
  }
  return { operation, parameters: match.parameters };
}

function checkAccess(
  access: Access,
  request: EmulatorRequest,
  { path }: Operation,
  { project_id: projectId }: Record<string, string>,
): void {
  const problem = access.problemWith(request);
  if (problem) throw new Refusal(401, "APIGW.0301", `Incorrect IAM authentication information: ${problem}`);
  if (projectId !== access.projectId) throw new Refusal(403, codesFor(path).project, "Insufficient permission.");
}

function readInput(
  request: EmulatorRequest,
  operation: Operation,
  pathParameters: Record<string, string>,
): Record<string, unknown> {
  const codes = codesFor(operation.path);
  const input: Record<string, unknown> = {};
  for (const { name, in: where, pointer, required } of operation.parameters) {
    const text = where === "path" ? pathParameters[name] : request.url.searchParams.get(name);
    if (text === undefined || text === null) {
      if (required) throw refuse(codes.parameter, `Parameter error! ${name} is missing.`);
      continue;
    }
    const read = readText(text, pointer, name);
    if ("problem" in read) throw refuse(codes.parameter, `Parameter error! ${read.problem}`);
    input[name] = read.value;
  }
  if (operation.body) {
    const body = parseBody(request, codes.body);
    if (body === undefined && operation.body.required) throw refuse(codes.body, "The request body is missing.");
    const problem = body !== undefined && problemWith(body, operation.body.pointer, "body");
    if (problem) throw refuse(codes.body, `The request is invalid. ${problem}`);
    input["body"] = body;
  }
  return input;
}
