import type { Description, Parameter, Response } from "../openapi.ts";
import { docstring } from "./docstring.ts";
import { parameterText } from "./hover-texts.ts";
import { pascalCase, propertyName } from "./inputs-and-outputs.ts";
import { type DescribedOperation, operationsOf } from "./operations.ts";

/**
 * The interface that the handlers of a description fulfil in the emulator: for each operation a function from the
 * service's state and the input, which is valid, to the body of the response.
 */
export function handlers(description: Description, typesModule: string, name: string): string {
  const operations = operationsOf(description);
  return [
    `import type { operations } from "./${typesModule}";`,
    `export type * from "./${typesModule}";`,
    "",
    `/** The handlers of ${description.info.title}, by \`operationId\`. */`,
    `export interface ${name}Handlers<State> {`,
    ...operations.flatMap(handler),
    "}",
    "",
    ...operations.flatMap((described) => [...inputType(described), ...outputType(described)]),
  ].join("\n");
}

function handler({ operation: { operationId, summary } }: DescribedOperation): string[] {
  const name = pascalCase(operationId);
  return [
    `  /** ${summary}. */`,
    `  readonly ${operationId}: (state: State, input: ${name}Input) => ${name}Output | Promise<${name}Output>;`,
  ];
}

function inputType({ description, operation, parameters }: DescribedOperation): string[] {
  const { operationId, requestBody } = operation;
  // A parameter with one value only has told the operation from others already.
  const open = parameters.filter(({ schema }) => schema.const === undefined);
  const body = `NonNullable<operations["${operationId}"]["requestBody"]>["content"]["application/json"]`;
  return [
    `/** Input of \`${operationId}\`: parameters of the path and the query, and the body. */`,
    `export interface ${pascalCase(operationId)}Input {`,
    ...open.flatMap((parameter) => [
      docstring(parameterText(description, parameter), "  "),
      `  readonly ${inputProperty(operationId, parameter)};`,
    ]),
    ...(requestBody ? [`  readonly body${requestBody.required ? "" : "?"}: ${body};`] : []),
    "}",
    "",
  ];
}

function inputProperty(operationId: string, { name, required, in: where }: Parameter): string {
  const key = propertyName(name);
  const group = `operations["${operationId}"]["parameters"]["${where}"]`;
  if (required || where === "path") return `${key}: ${group}["${name}"]`;
  return `${key}?: NonNullable<NonNullable<${group}>["${name}"]>`;
}

function outputType({ operation: { operationId, responses } }: DescribedOperation): string[] {
  const hasBody = (responses["200"] as Response).content?.["application/json"] !== undefined;
  const body = `operations["${operationId}"]["responses"][200]["content"]["application/json"]`;
  return [
    `/** Output of \`${operationId}\`: the body of the response. */`,
    `export type ${pascalCase(operationId)}Output = ${hasBody ? body : "undefined"};`,
    "",
  ];
}
