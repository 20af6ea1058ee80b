import type { Description, Operation } from "../openapi.ts";
import { type DescribedOperation, operationsOf } from "./operations.ts";
import { bodyTypeOf, outputTypeOf, schemaType, typeParametersOf } from "./typed-answers.ts";

/** The methods of a client: plain signatures with docstrings, so that editors show them at once. */
export function methods(description: Description, typesModule: string, plane: string): string {
  const operations = operationsOf(description);
  return [
    ...imports(operations, typesModule),
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
    ...operations.flatMap(variantTypes),
    ...operations.map(inputType),
    ...operations.map(outputType),
  ].join("\n");
}

function imports(operations: DescribedOperation[], typesModule: string): string[] {
  const isTyped = operations.some(({ variants, modes }) => variants ?? modes);
  return [
    `import type { CallOptions${isTyped ? ", Finished, Started" : ""} } from "@ges-sdk/core";`,
    `import type { ${isTyped ? "components, " : ""}operations } from "./${typesModule}";`,
  ];
}

export function pascalCase(operationId: string): string {
  return operationId.charAt(0).toUpperCase() + operationId.slice(1);
}

function method(described: DescribedOperation): string {
  const { operation } = described;
  const name = pascalCase(operation.operationId);
  const optional = inputFields(described).every((field) => field.optional) ? "?" : "";
  const { inferred, given } = typeParametersOf(described, name);
  const answered = typeParametersOf(described, name, outputTypeOf(described, name));
  const parameters = `input${optional}: ${name}Input${given}, options?: CallOptions`;
  return [
    docstring(documentation(operation), "  "),
    `  ${operation.operationId}${inferred}(${parameters}): Promise<${name}Output${answered.given}>;`,
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

export function docstring(text: string, indent: string): string {
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  const [only] = lines;
  if (lines.length === 1) return `${indent}/** ${only} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

export interface Field {
  name: string;
  type: string;
  optional: boolean;
  description: string;
}

/** What a client's own options already say need not be given again. */
const FROM_CLIENT = ["project_id", "graph_name"];

export function inputFields(described: DescribedOperation): Field[] {
  const { operation, parameters } = described;
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
      type: bodyTypeOf(described, pascalCase(operation.operationId)),
      optional: !operation.requestBody.required,
      description: operation.requestBody.description?.trim() ?? "The request body.",
    });
  }
  return fields.sort((a, b) => Number(a.optional) - Number(b.optional));
}

/** The bodies of an operation and what comes out of it, by the field that tells them apart. */
function variantTypes({ operation, variants }: DescribedOperation): string[] {
  if (!variants) return [];
  const { field, schemas } = variants;
  const name = pascalCase(operation.operationId);
  return [
    `/** The bodies of \`${operation.operationId}\`, by \`${field}\`. */`,
    `export interface ${name}Bodies {`,
    ...Object.entries(schemas).map(([value, { body }]) => `  ${value}: ${schemaType(body)};`),
    "}",
    "",
    `/** What comes out of \`${operation.operationId}\`, by \`${field}\`. */`,
    `export interface ${name}Outputs {`,
    ...Object.entries(schemas).map(
      ([value, { outputs }]) => `  ${value}: ${outputs ? schemaType(outputs) : "unknown"};`,
    ),
    "}",
    "",
  ];
}

function inputType(described: DescribedOperation): string {
  const { operation } = described;
  const name = pascalCase(operation.operationId);
  return [
    `/** What \`${operation.operationId}\` takes. */`,
    `export interface ${name}Input${typeParametersOf(described, name).declared} {`,
    ...inputFields(described).flatMap(({ name, type, optional, description }) => [
      docstring(description, "  "),
      optional ? `  ${propertyName(name)}?: ${type} | undefined;` : `  ${propertyName(name)}: ${type};`,
    ]),
    "}",
    "",
  ].join("\n");
}

function propertyName(name: string): string {
  return /^\w+$/.test(name) ? name : JSON.stringify(name);
}

function outputType(described: DescribedOperation): string {
  const { operation } = described;
  const name = pascalCase(operation.operationId);
  const type = outputTypeOf(described, name);
  return [
    `/** What \`${operation.operationId}\` answers. */`,
    `export type ${name}Output${typeParametersOf(described, name, type).declared} =`,
    `  ${type};`,
    "",
  ].join("\n");
}
