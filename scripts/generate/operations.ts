import { type Description, METHODS, type Operation, type Parameter } from "../openapi.ts";

/** One operation with everything the generators need, references resolved. */
export interface DescribedOperation {
  operation: Operation;
  method: string;
  /** As in the description, with the fragment that tells actions apart. */
  key: string;
  parameters: Parameter[];
}

/** The operations of a description, in the order of their names. */
export function operationsOf(description: Description): DescribedOperation[] {
  return Object.entries(description.paths)
    .flatMap(([key, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method];
        if (!operation) return [];
        const parameters = operation.parameters.map((parameter) => resolve(description, parameter));
        return { operation, method: method.toUpperCase(), key, parameters };
      }),
    )
    .sort((a, b) => (a.operation.operationId < b.operation.operationId ? -1 : 1));
}

function resolve(description: Description, parameter: Operation["parameters"][number]): Parameter {
  if (!("$ref" in parameter)) return parameter;
  const name = parameter.$ref.split("/").at(-1) as string;
  return description.components.parameters?.[name] as Parameter;
}
