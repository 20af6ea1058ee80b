import { problemWith, readText } from "@ges-sdk/validation";
import { UsageError } from "../errors/usage-error.ts";
import type { ApiOperation, ApiVersion } from "./operation.ts";

/** Validators of the descriptions. They were compiled when the package was built, and are loaded when they are needed. */
const MODULES = {
  v1: {
    parameters: () => import("../compiled/management-v1-parameters.js"),
    bodies: () => import("../compiled/management-v1-bodies.js"),
  },
  v2: {
    parameters: () => import("../compiled/management-v2-parameters.js"),
    bodies: () => import("../compiled/management-v2-bodies.js"),
  },
  service: {
    parameters: () => import("../compiled/service-v1-parameters.js"),
    bodies: () => import("../compiled/service-v1-bodies.js"),
  },
};

/** Input of a call: parameters by name, and the body. */
export interface ApiInput {
  readonly parameters: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Holds an input against the description of its operation, and returns it as the client takes it.
 *
 * @throws {UsageError} when something is wrong; the message names it, and what was perhaps meant
 */
export async function checkInput(
  version: ApiVersion,
  { id, body: takesBody }: ApiOperation,
  { parameters, body }: ApiInput,
): Promise<Readonly<Record<string, unknown>>> {
  const modules = MODULES[version];
  const { default: validators } = await modules.parameters();
  const values = Object.entries(parameters).map(([name, text]) => {
    const validator = validators[id]?.[name];
    const read = validator ? readText(text, validator, `--${name}`) : { value: text };
    if ("problem" in read) throw new UsageError(`${read.problem} See ges api ${version} ${id} --help.`);
    return [name, read.value];
  });
  if (takesBody && body !== undefined) {
    const validator = (await modules.bodies()).default[id];
    const problem = validator && problemWith(body, validator, "body");
    if (problem) throw new UsageError(`--body: ${problem} See ges api ${version} ${id} --help.`);
  }
  return { ...Object.fromEntries(values), body };
}
