import type { Description, Parameter, Schema } from "../openapi.ts";
import { nameIn } from "./operations.ts";

/**
 * A copy in which each property, parameter and schema has as its title the text that an editor shows, for that is what
 * openapi-typescript writes down as it is. It drops the text of what a property refers to, and all limits.
 */
export function withHoverTexts(description: Description): Description {
  const copy = structuredClone(description);
  const target = targetsIn(description);
  const visit = (node: unknown, keysAreNames = false): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (!keysAreNames && VALUES.has(key)) continue;
      const isMap = key === "properties" && !keysAreNames;
      if (isMap) for (const property of Object.values(child as Record<string, Schema>)) describe(property, target);
      visit(child, isMap);
    }
    if ("in" in node && "schema" in node && !keysAreNames) describeParameter(node as unknown as Parameter, target);
  };
  visit(copy);
  for (const schema of Object.values(copy.components.schemas ?? {})) describe(schema, target);
  return copy;
}

/** Keywords that hold values, not schemas. */
const VALUES = new Set(["example", "examples", "default", "const", "enum"]);

type Target = (schema: Schema) => Schema;

/** Looks up what a schema refers to. */
export function targetsIn({ components }: Description): Target {
  return (schema) => (schema.$ref === undefined ? schema : (components.schemas?.[nameIn(schema.$ref)] ?? {}));
}

/** Puts the text into the title, and takes away what openapi-typescript would say of it beside. */
function describe(schema: Schema, target: Target): void {
  schema["title"] = hoverText(schema, target);
  for (const keyword of ["description", "format", "default", "example"]) delete schema[keyword];
}

function describeParameter(parameter: Parameter & { title?: string }, target: Target): void {
  parameter.title = parameterText(parameter, target);
  delete parameter.description;
  delete parameter.example;
}

/** The text an editor shows for a parameter. */
export function parameterText({ schema, description, example }: Parameter, target: Target): string {
  return hoverText(
    { ...schema, ...(description && { description }), ...(example !== undefined && { example }) },
    target,
  );
}

/** The text an editor shows for a field: what it is, its values and limits, its default, an example. */
export function hoverText(schema: Schema, target: Target): string {
  const named = target(schema);
  const item = target((named["items"] as Schema | undefined) ?? {});
  const example = schema.example ?? named.example;
  const fallback = schema["default"] ?? named["default"];
  return [
    [schema.description ?? named.description, ...limits(named)].filter(Boolean).join(" ").trim(),
    ...values(named["x-ges-values"] ?? item["x-ges-values"]),
    ...(fallback === undefined ? [] : [`@default ${JSON.stringify(fallback)}`]),
    ...(example === undefined ? [] : [`@example ${JSON.stringify(example)}`]),
  ].join("\n");
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
