import type { Operation } from "../openapi.ts";

/** A text as a docstring. */
export function docstring(text: string, indent: string): string {
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  const [only] = lines;
  if (lines.length === 1) return `${indent}/** ${only} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** The text an editor shows for an operation, with a program that calls it. */
export function operationText({ summary, description, externalDocs }: Operation, program: string): string {
  return [
    `${summary}.`,
    "",
    description.trim(),
    "",
    "@example",
    "```ts",
    program,
    "```",
    "",
    "@throws {GesApiError} when the service refuses; {@link GesConfigError} before anything is sent when the input is wrong.",
    `@see [${externalDocs.description}](${externalDocs.url})`,
  ].join("\n");
}
