import type { Description } from "../openapi.ts";
import { docstring, operationText } from "./docstring.ts";
import { inputFields, pascalCase } from "./inputs-and-outputs.ts";
import { type DescribedOperation, operationsOf } from "./operations.ts";
import { sampleCall } from "./sample-call.ts";
import { jobIdOf } from "./starts.ts";
import { outputTypeOf, typeParametersOf } from "./typed-answers.ts";

/** Each operation as a function of its own, with what the runtime must know to send it. */
export function standalone(description: Description, methodsModule: string): string {
  const operations = operationsOf(description);
  return [
    'import { type CallOptions, type Connection, type Operation, operation } from "@ges-sdk/core";',
    `import type * as methods from "./${methodsModule}";`,
    "",
    ...operations.flatMap(oneOperation),
  ].join("\n");
}

function oneOperation(described: DescribedOperation): string[] {
  const { operation, page } = described;
  const name = pascalCase(operation.operationId);
  const { inferred, given } = typeParametersOf(described, `methods.${name}`);
  const answered = typeParametersOf(described, `methods.${name}`, outputTypeOf(described, name));
  const optional = inputFields(described).every((field) => field.optional) ? "?" : "";
  const parameters = `connection: Connection, input${optional}: methods.${name}Input${given}, options?: CallOptions`;
  const type = `${inferred}(${parameters}) => Promise<methods.${name}Output${answered.given}>`;
  const item = page ? `, methods.${name}Output["${page.items}"][number]` : "";
  const made = `/* @__PURE__ */ operation("${operation.operationId}", ${JSON.stringify(routeOf(described))})`;
  return [
    docstring(operationText(operation, sampleCall(described, operation.operationId, "connection")), ""),
    `export const ${operation.operationId}: Operation<${type}${item}> = ${made};`,
    "",
  ];
}

function routeOf(described: DescribedOperation) {
  const { operation, method, key, parameters, page, modes } = described;
  const job = jobIdOf(described);
  const query = parameters.filter((parameter) => parameter.in === "query");
  const fixed = query.filter(({ schema }) => schema.const !== undefined);
  const open = query.filter(({ schema }) => schema.const === undefined);
  return {
    method,
    path: key.split("#")[0],
    retry: operation["x-ges-retry"],
    ...(fixed.length > 0 && { fixed: Object.fromEntries(fixed.map(({ name, schema }) => [name, schema.const])) }),
    ...(open.length > 0 && { query: open.map(({ name }) => name) }),
    ...(open.some(({ required }) => required) && {
      required: open.filter(({ required }) => required).map(({ name }) => name),
    }),
    ...(operation.requestBody && { body: operation.requestBody.required ? "required" : "optional" }),
    ...(page && { page }),
    ...(job && { job }),
    ...(modes && { asynchronous: true }),
  };
}
