import type { Description } from "../openapi.ts";
import { operationsOf } from "./operations.ts";

/** What the runtime must know of each operation to send it. */
export function routes(description: Description): string {
  const lines = operationsOf(description).map(({ operation, method, key, parameters, page }) => {
    const query = parameters.filter((parameter) => parameter.in === "query");
    const fixed = query.filter(({ schema }) => schema.const !== undefined);
    const open = query.filter(({ schema }) => schema.const === undefined);
    const route = {
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
    };
    return `  ${operation.operationId}: ${JSON.stringify(route)},`;
  });
  return [
    'import type { Routes } from "@ges-sdk/core";',
    "",
    "export const routes = {",
    ...lines,
    "} as const satisfies Routes;",
    "",
  ].join("\n");
}
