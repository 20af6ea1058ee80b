import type { Description } from "../openapi.ts";
import { docstring, operationText } from "./docstring.ts";
import { inputFields, inputType, outputType, pascalCase, variantTypes } from "./inputs-and-outputs.ts";
import { type DescribedOperation, operationsOf } from "./operations.ts";
import { sampleCall } from "./sample-call.ts";
import { jobIdOf, startSignature, starts } from "./starts.ts";
import { outputTypeOf, typeParametersOf } from "./typed-answers.ts";

/** The methods of a client: plain signatures with docstrings, so that editors show them at once. */
export function methods(description: Description, typesModule: string, plane: string): string {
  const operations = operationsOf(description);
  const client = plane === "Service" ? "graph" : "ges";
  return [
    ...imports(operations, typesModule, plane),
    "",
    `export type * from "./${typesModule}";`,
    "",
    `/** The operations of ${description.info.title}. */`,
    `export interface ${plane}Operations {`,
    ...operations.map((described) => method(described, client)),
    "}",
    "",
    "/** The operations that list things, as async iterators over their items. */",
    `export interface ${plane}Pages {`,
    ...operations.flatMap(iterator),
    "}",
    "",
    ...genericResponses(operations, plane),
    ...starts(operations, plane),
    ...exactInterfaces(operations, plane),
    ...operations.flatMap(variantTypes),
    ...operations.map(inputType),
    ...operations.map(outputType),
  ].join("\n");
}

function imports(operations: DescribedOperation[], typesModule: string, plane: string): string[] {
  const isTyped = operations.some(({ variants, modes }) => variants ?? modes);
  return [
    `import type { ${[
      "CallOptions",
      plane === "Service" ? "CancellableJobHandle" : "JobHandle",
      "Paginated",
      ...(isTyped ? ["Exact", "Finished", "Started"] : []),
    ].join(", ")} } from "@ges-sdk/core";`,
    `import type { operations } from "./${typesModule}";`,
    `import type * as schemas from "./${typesModule}";`,
  ];
}

function method(described: DescribedOperation, client: string): string {
  const { operation } = described;
  return [
    docstring(operationText(operation, sampleCall(described, `${client}.${operation.operationId}`)), "  "),
    `  ${signature(described, (output) => output)};`,
  ].join("\n");
}

/** An operation as a method that resolves to something made of its output. */
function signature(described: DescribedOperation, resolved: (output: string) => string): string {
  const name = pascalCase(described.operation.operationId);
  const optional = inputFields(described).every((field) => field.optional) ? "?" : "";
  const { inferred, given } = typeParametersOf(described, name);
  const answered = typeParametersOf(described, name, outputTypeOf(described, name));
  const parameters = `input${optional}: ${name}Input${given}, options?: CallOptions`;
  const output = resolved(`${name}Output${answered.given}`);
  return `${described.operation.operationId}${inferred}(${parameters}): Promise<${output}>`;
}

/** The methods of `withResponse` that no mapped type can make: those whose output follows from their input. */
function genericResponses(operations: DescribedOperation[], plane: string): string[] {
  const generic = operations.filter(({ variants, modes }) => variants ?? modes);
  if (generic.length === 0) return [];
  return [
    "/** The operations whose output follows from their input, resolving to the response it came in too. */",
    `export interface ${plane}Responses {`,
    ...generic.flatMap((described) => [
      docstring(`${described.operation.summary}, and keep the response.`, "  "),
      `  ${signature(described, (output) => `{ data: ${output}; response: Response }`)};`,
    ]),
    "}",
    "",
  ];
}

/** The same operations for clients with exact integers, for no mapped type can make these either. */
function exactInterfaces(operations: DescribedOperation[], plane: string): string[] {
  const generic = operations.filter(({ variants, modes }) => variants ?? modes);
  if (generic.length === 0) return [];
  const interfaceOf = (
    name: string,
    text: string,
    members: DescribedOperation[],
    write: (described: DescribedOperation) => string,
  ) => [
    `/** ${text} */`,
    `export interface ${plane}${name} {`,
    ...members.flatMap((described) => [
      docstring(`${described.operation.summary}, with exact integers.`, "  "),
      `  ${write(described)};`,
    ]),
    "}",
    "",
  ];
  return [
    ...interfaceOf(
      "ExactOperations",
      "The operations whose output follows from their input, with exact integers.",
      generic,
      (described) => signature(described, (output) => `Exact<${output}>`),
    ),
    ...interfaceOf("ExactResponses", "The same, resolving to the response it came in too.", generic, (described) =>
      signature(described, (output) => `{ data: Exact<${output}>; response: Response }`),
    ),
    ...interfaceOf(
      "ExactStarts",
      "The operations that start a job whose results follow from their input, with exact integers.",
      operations.filter(({ variants }) => variants).filter(jobIdOf),
      (described) => startSignature(described, plane, true),
    ),
  ];
}

function iterator(described: DescribedOperation): string[] {
  const { operation, page } = described;
  if (!page) return [];
  const name = pascalCase(operation.operationId);
  const optional = inputFields(described).every((field) => field.optional) ? "?" : "";
  const parameters = `input${optional}: ${name}Input, options?: CallOptions`;
  return [
    docstring(`${operation.summary}, one at a time. Fetches pages as they are needed.`, "  "),
    `  ${operation.operationId}(${parameters}): Paginated<${name}Output["${page.items}"][number]>;`,
  ];
}
