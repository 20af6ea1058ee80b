import { sampleArguments, sampleInput } from "../sample.ts";
import { type DescribedOperation, schemaOf } from "./operations.ts";

/** A line of a program that calls an operation under some name, with further arguments in front. */
export function sampleCall(
  { description, operation, parameters }: DescribedOperation,
  name: string,
  ...first: string[]
) {
  const input = sampleInput(operation, parameters, ({ schema, example }) => {
    return example ?? schema.example ?? schemaOf(description, schema).example;
  });
  return `await ${name}(${[...first, sampleArguments(input)].filter(Boolean).join(", ")});`;
}
