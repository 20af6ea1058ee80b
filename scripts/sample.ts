import type { Operation, Parameter } from "./openapi.ts";

/** Parameters that come from the client's options, or are the same for every call of an operation. */
const FROM_CLIENT = ["project_id", "graph_name", "action_id"];

/** Input for an operation, made of what must be given and the first example of its body. */
export function sampleInput(
  { requestBody }: Operation,
  parameters: readonly Parameter[],
  exampleOf: (parameter: Parameter) => unknown,
): Record<string, unknown> {
  const given = parameters.filter(({ name, required }) => required === true && !FROM_CLIENT.includes(name));
  const input = Object.fromEntries(given.map((parameter) => [parameter.name, exampleOf(parameter)]));
  const [example] = Object.values(requestBody?.content["application/json"]?.examples ?? {});
  const isEmpty = example === undefined || Object.keys(example.value as object).length === 0;
  return isEmpty ? input : { ...input, body: example.value };
}

const WIDTH = 100;

/** Arguments of a call as TypeScript source; nothing when there is no input to give. */
export function sampleArguments(input: Record<string, unknown>): string {
  return Object.keys(input).length === 0 ? "" : literal(input);
}

/** A value as TypeScript source: on one line if it fits, with unquoted keys where the language allows. */
function literal(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isArray = Array.isArray(value);
  const entries = isArray
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(([name, property]) => `${keyOf(name)}: ${literal(property, inner)}`);
  const [open, close] = isArray ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return open + close;
  const space = isArray ? "" : " ";
  const line = `${open}${space}${entries.join(", ")}${space}${close}`;
  const fits = !line.includes("\n") && indent.length + line.length <= WIDTH;
  return fits ? line : `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join("")}${indent}${close}`;
}

function keyOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
