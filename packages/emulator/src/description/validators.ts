import type { ValidateFunction } from "ajv";
import type { Operation } from "./operation.ts";

/** The validators of an operation. They were compiled when the package was built. */
export interface OperationValidators {
  /** By the parameters' names. */
  readonly parameters: Readonly<Record<string, ValidateFunction>>;
  readonly body: ValidateFunction | undefined;
}

/** Each is loaded when it is first needed: a start does not pay for what it never uses. */
const MODULES = {
  "management-v1": {
    parameters: () => import("../compiled/management-v1-parameters.js"),
    bodies: () => import("../compiled/management-v1-bodies.js"),
  },
  "management-v2": {
    parameters: () => import("../compiled/management-v2-parameters.js"),
    bodies: () => import("../compiled/management-v2-bodies.js"),
  },
  "service-v1": {
    parameters: () => import("../compiled/service-v1-parameters.js"),
    bodies: () => import("../compiled/service-v1-bodies.js"),
  },
};

export async function validatorsOf({ description, operationId, body }: Operation): Promise<OperationValidators> {
  const { parameters, bodies } = MODULES[description];
  return {
    parameters: (await parameters()).default[operationId] ?? {},
    body: body && (await bodies()).default[operationId],
  };
}

const RESPONSES = {
  "management-v1": () => import("../compiled/management-v1-responses.js"),
  "management-v2": () => import("../compiled/management-v2-responses.js"),
  "service-v1": () => import("../compiled/service-v1-responses.js"),
};

/** The validators of an operation's responses by status. They report all problems and all fields that are not described. */
export async function responseValidatorsOf({
  description,
  operationId,
}: Operation): Promise<Readonly<Record<string, ValidateFunction>>> {
  return (await RESPONSES[description]()).default[operationId] ?? {};
}
