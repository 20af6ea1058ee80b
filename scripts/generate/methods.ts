import type { Description, Operation } from "../openapi.ts";
import { type DescribedOperation, operationsOf } from "./operations.ts";

/** The methods of a client: plain signatures with docstrings, so that editors show them at once. */
export function methods(description: Description, typesModule: string, plane: string): string {
  const operations = operationsOf(description);
  return [
    'import type { CallOptions } from "@ges-sdk/core";',
    `import type { operations } from "./${typesModule}";`,
    "",
    `/** The operations of ${description.info.title}. */`,
    `export interface ${plane}Operations {`,
    ...operations.map(method),
    "}",
    "",
    "/** The operations that list things, as async iterators over their items. */",
    `export interface ${plane}Pages {`,
    ...operations.flatMap(iterator),
    "}",
    "",
    ...operations.map(inputType),
    ...operations.map(outputType),
  ].join("\n");
}

function pascalCase(operationId: string): string {
  return operationId.charAt(0).toUpperCase() + operationId.slice(1);
}

function method(described: DescribedOperation): string {
  const { operation } = described;
  const name = pascalCase(operation.operationId);
  const optional = inputFields(described).every((field) => field.optional) ? "?" : "";
  return [
    docstring(documentation(operation), "  "),
    `  ${operation.operationId}(input${optional}: ${name}Input, options?: CallOptions): Promise<${name}Output>;`,
  ].join("\n");
}

function iterator(described: DescribedOperation): string[] {
  const { operation, page } = described;
  if (!page) return [];
  const name = pascalCase(operation.operationId);
  const optional = inputFields(described).every((field) => field.optional) ? "?" : "";
  const parameters = `input${optional}: ${name}Input, options?: CallOptions`;
  return [
    docstring(`${operation.summary}, one after the other, and fetch pages as they are needed.`, "  "),
    `  ${operation.operationId}(${parameters}): AsyncIterableIterator<${name}Output["${page.items}"][number]>;`,
  ];
}

function documentation(operation: Operation): string {
  return [
    `${operation.summary}.`,
    "",
    operation.description.trim(),
    "",
    "@throws {GesApiError} when the service refuses; {@link GesConfigError} before anything is sent when the input is wrong.",
    `@see [${operation.externalDocs.description}](${operation.externalDocs.url})`,
  ].join("\n");
}

function docstring(text: string, indent: string): string {
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  const [only] = lines;
  if (lines.length === 1) return `${indent}/** ${only} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

interface Field {
  name: string;
  type: string;
  optional: boolean;
  description: string;
}

/** What a client's own options already say need not be given again. */
const FROM_CLIENT = ["project_id", "graph_name"];

function inputFields({ operation, parameters }: DescribedOperation): Field[] {
  const source = `operations["${operation.operationId}"]`;
  const fields = parameters
    .filter(({ schema }) => schema.const === undefined)
    .map((parameter): Field => {
      const fromClient = FROM_CLIENT.includes(parameter.name) && parameter.in === "path";
      const group = parameter.required
        ? `${source}["parameters"]["${parameter.in}"]`
        : `NonNullable<${source}["parameters"]["${parameter.in}"]>`;
      const defaultValue = parameter.schema["default"];
      return {
        name: parameter.name,
        type: `${group}["${parameter.name}"]`,
        optional: fromClient || !parameter.required,
        description: [
          parameter.description?.trim(),
          fromClient ? "Comes from the client's options unless given here." : undefined,
          defaultValue === undefined ? undefined : `\`${defaultValue}\` unless given.`,
        ]
          .filter(Boolean)
          .join(" "),
      };
    });
  if (operation.requestBody) {
    fields.push({
      name: "body",
      type: `NonNullable<${source}["requestBody"]>["content"]["application/json"]`,
      optional: !operation.requestBody.required,
      description: operation.requestBody.description?.trim() ?? "The request body.",
    });
  }
  return fields.sort((a, b) => Number(a.optional) - Number(b.optional));
}

function inputType(described: DescribedOperation): string {
  const { operation } = described;
  return [
    `/** What \`${operation.operationId}\` takes. */`,
    `export interface ${pascalCase(operation.operationId)}Input {`,
    ...inputFields(described).flatMap(({ name, type, optional, description }) => [
      docstring(description, "  "),
      optional ? `  ${name}?: ${type} | undefined;` : `  ${name}: ${type};`,
    ]),
    "}",
    "",
  ].join("\n");
}

function outputType({ operation }: DescribedOperation): string {
  return [
    `/** What \`${operation.operationId}\` answers. */`,
    `export type ${pascalCase(operation.operationId)}Output =`,
    `  operations["${operation.operationId}"]["responses"][200]["content"]["application/json"];`,
    "",
  ].join("\n");
}
