import type { Description, Parameter, Schema } from "../openapi.ts";
import { schemaOf } from "./operations.ts";

/**
 * A copy in which each property, parameter and schema has as its title the text that an editor shows, for that is what
 * openapi-typescript writes down as it is. It drops the text of what a property refers to, and all limits.
 */
export function withHoverTexts(description: Description): Description {
  const copy = structuredClone(description);
  for (const { node, isMap } of nodesIn(copy)) {
    if (isMap) {
      for (const property of Object.values(node)) describe(description, property);
    } else {
      // openapi-typescript would put a property of its own in the place of the described one.
      delete (node as Schema).discriminator;
      if ("in" in node && "schema" in node) describeParameter(description, node as Parameter);
    }
  }
  for (const schema of Object.values(copy.components.schemas ?? {})) describe(description, schema);
  return copy;
}

/** Keywords that hold values, not schemas. */
const VALUES = new Set(["example", "examples", "default", "const", "enum"]);

/** A node and all below it that are no values. The keys of `properties` are names, and may be such words. */
function* nodesIn(node: unknown, isMap = false): Generator<{ node: object; isMap: boolean }> {
  if (typeof node !== "object" || node === null) return;
  yield { node, isMap };
  for (const [key, child] of Object.entries(node)) {
    if (isMap || !VALUES.has(key)) yield* nodesIn(child, !isMap && key === "properties");
  }
}

/** Puts the text into the title, and takes away what openapi-typescript would say of it beside. */
function describe(description: Description, schema: Schema): void {
  schema["title"] = hoverText(description, schema);
  // Decides about the type, and would be written down as text.
  if (schema["format"] === "int64") schema["x-int64"] = true;
  for (const keyword of ["description", "format", "default", "example"]) delete schema[keyword];
}

function describeParameter(description: Description, parameter: Parameter & { title?: string }): void {
  parameter.title = parameterText(description, parameter);
  delete parameter.description;
  delete parameter.example;
}

/** The text an editor shows for a parameter, with further sentences. */
export function parameterText(of: Description, parameter: Parameter, more: string[] = []): string {
  const { schema, description, example } = parameter;
  const own = { ...(description && { description }), ...(example !== undefined && { example }) };
  return hoverText(of, { ...schema, ...own }, more);
}

/** The text an editor shows for a field: what it is, its limits and values, its default, an example. */
export function hoverText(description: Description, schema: Schema, more: string[] = []): string {
  const named = schemaOf(description, schema);
  const item = schemaOf(description, named["items"] as Schema | undefined);
  return [
    [textOf({ ...named, ...schema }), ...limits(named), ...more].join(" "),
    ...values(named["x-ges-values"] ?? item["x-ges-values"]),
    ...tag("default", schema["default"] ?? named["default"]),
    ...tag("example", schema.example ?? named.example),
  ].join("\n");
}

function textOf({ description, const: only }: Schema): string {
  return description?.trim() ?? (only === undefined ? "" : `Always \`${only}\`.`);
}

/** More of an example hides the text it belongs to. */
const LONGEST_EXAMPLE = 100;

function tag(name: string, value: unknown): string[] {
  const json = value === undefined ? "" : JSON.stringify(value);
  return json === "" || json.length > LONGEST_EXAMPLE ? [] : [`@${name} ${json}`];
}

function limits(schema: Schema): string[] {
  return [
    ...between(schema["minimum"], schema["maximum"], ""),
    ...between(schema["minLength"], schema["maxLength"], " characters"),
    ...between(schema["minItems"], schema["maxItems"], " entries"),
  ];
}

/** No limit worth a word: a text that is not empty, and as much as 32 bits hold. */
const OBVIOUS = new Set<unknown>([undefined, 2 ** 31 - 1]);

function between(least: unknown, most: unknown, unit: string): string[] {
  const hasLeast = least !== undefined && !(least === 1 && unit === " characters");
  if (OBVIOUS.has(most)) return hasLeast ? [`At least ${least}${unit}.`] : [];
  return [hasLeast ? `From ${least} to ${most}${unit}.` : `At most ${most}${unit}.`];
}

function values(known: Record<string, string> | undefined): string[] {
  return known ? ["", ...Object.entries(known).map(([value, meaning]) => `- \`${value}\`: ${meaning}`)] : [];
}
