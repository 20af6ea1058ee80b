import { problemWith, readText } from "@ges-sdk/validation";
import type { ValidateFunction } from "ajv";
import { codesFor } from "../errors/plane-codes.ts";
import { badRequest } from "../errors/service-error.ts";
import { withExactValues } from "../http/exact-values.ts";
import type { EmulatorRequest } from "../http/message.ts";
import { parseBody, parseBodyWithText } from "../http/parse-body.ts";
import type { Operation } from "./operation.ts";
import type { OperationValidators } from "./validators.ts";

/**
 * Reads the parameters and the body of a request, and checks them against the description.
 *
 * @throws {ServiceError} when one is missing or wrong; the message names it
 */
export function readInput(
  request: EmulatorRequest,
  operation: Operation,
  pathParameters: Record<string, string>,
  validators: OperationValidators,
): Record<string, unknown> {
  const codes = codesFor(operation.path);
  const input: Record<string, unknown> = {};
  const inBody = queryInBody(request, operation, codes.body);
  for (const { name, in: where, required } of operation.parameters) {
    const text = where === "path" ? pathParameters[name] : (request.url.searchParams.get(name) ?? inBody?.get(name));
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
function queryInBody(
  request: EmulatorRequest,
  { method, body }: Operation,
  code: string,
): ReadonlyMap<string, string> | undefined {
  if (method !== "DELETE" || body) return undefined;
  const fields = parseBody(request, code);
  if (typeof fields !== "object" || fields === null) return undefined;
  return new Map(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
