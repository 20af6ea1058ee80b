import type { Parameter } from "../openapi.ts";
import { docstring } from "./docstring.ts";
import { hoverText, parameterText } from "./hover-texts.ts";
import type { DescribedOperation } from "./operations.ts";
import { bodyTypeOf, outputTypeOf, schemaType, typeParametersOf } from "./typed-answers.ts";

export interface Field {
  name: string;
  type: string;
  optional: boolean;
  text: string;
}

export function pascalCase(operationId: string): string {
  return operationId.charAt(0).toUpperCase() + operationId.slice(1);
}

/** Path parameters that the options of a client hold. */
const FROM_CLIENT = ["project_id", "graph_name"];

/** Fields of an operation's input, those that must be given first. */
export function inputFields(described: DescribedOperation): Field[] {
  const { operation, parameters, description } = described;
  const { operationId, requestBody } = operation;
  const fields = parameters
    .filter(({ schema }) => schema.const === undefined)
    .map((parameter): Field => {
      const isFromClient = FROM_CLIENT.includes(parameter.name) && parameter.in === "path";
      return {
        name: parameter.name,
        type: parameterType(operationId, parameter),
        optional: isFromClient || !parameter.required,
        text: parameterText(description, parameter, isFromClient ? ["Defaults to the client's own."] : []),
      };
    });
  if (requestBody) {
    fields.push({
      name: "body",
      type: bodyTypeOf(described, pascalCase(operationId)),
      optional: !requestBody.required,
      text: requestBody.description?.trim() ?? bodyText(described),
    });
  }
  return fields.sort((a, b) => Number(a.optional) - Number(b.optional));
}

function parameterType(operationId: string, { name, in: where, required }: Parameter): string {
  const group = `operations["${operationId}"]["parameters"]["${where}"]`;
  return `${required ? group : `NonNullable<${group}>`}["${name}"]`;
}

function bodyText({ operation, description }: DescribedOperation): string {
  const schema = operation.requestBody?.content["application/json"]?.schema;
  return (schema && hoverText(description, schema)) || "Body of the request.";
}

/** Bodies and results of an operation, by the field that tells them apart. */
export function variantTypes({ operation, variants }: DescribedOperation): string[] {
  if (!variants) return [];
  const { field, schemas } = variants;
  const name = pascalCase(operation.operationId);
  return [
    `/** Bodies of \`${operation.operationId}\`, by \`${field}\`. */`,
    `export interface ${name}Bodies {`,
    ...Object.entries(schemas).map(([value, { body }]) => `  ${value}: ${schemaType(body)};`),
    "}",
    "",
    `/** Results of \`${operation.operationId}\`, by \`${field}\`. */`,
    `export interface ${name}Outputs {`,
    ...Object.entries(schemas).map(
      ([value, { outputs }]) => `  ${value}: ${outputs ? schemaType(outputs) : "unknown"};`,
    ),
    "}",
    "",
  ];
}

export function inputType(described: DescribedOperation): string {
  const { operation } = described;
  const name = pascalCase(operation.operationId);
  return [
    `/** ${operation.requestBody ? "Parameters and body" : "Parameters"} of \`${operation.operationId}\`: ${inSentence(operation.summary)}. */`,
    `export interface ${name}Input${typeParametersOf(described, name).declared} {`,
    ...inputFields(described).flatMap(({ name, type, optional, text }) => [
      docstring(text, "  "),
      optional ? `  ${propertyName(name)}?: ${type} | undefined;` : `  ${propertyName(name)}: ${type};`,
    ]),
    "}",
    "",
  ].join("\n");
}

/** A summary as part of a sentence: names keep their capitals. */
function inSentence(summary: string): string {
  return summary.charAt(0).toLowerCase() + summary.slice(1);
}

export function propertyName(name: string): string {
  return /^\w+$/.test(name) ? name : JSON.stringify(name);
}

export function outputType(described: DescribedOperation): string {
  const { operation } = described;
  const name = pascalCase(operation.operationId);
  const type = outputTypeOf(described, name);
  return [
    `/** Output of \`${operation.operationId}\`: the body of the response. */`,
    `export type ${name}Output${typeParametersOf(described, name, type).declared} =`,
    `  ${type};`,
    "",
  ].join("\n");
}
