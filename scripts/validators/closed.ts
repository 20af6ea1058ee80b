import type { Schema } from "../openapi.ts";

const REFERENCE = "#/components/schemas/";

/**
 * Schemas that allow no field but those that they describe, to find what a server sends beyond its description. Those
 * that are put together with others stay open: each knows only some of the fields.
 */
export function closedSchemas(schemas: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const parts = new Set<string>();
  for (const schema of Object.values(schemas)) collectParts(schema, parts);
  const entries = Object.entries(schemas).map(([name, schema]) => [name, parts.has(name) ? schema : closed(schema)]);
  return Object.fromEntries(entries);
}

/** A schema that allows no field but those that it describes. */
export function closed(schema: Schema): Schema {
  if (schema.allOf) return schema;
  const isOpen = schema.properties !== undefined && schema.additionalProperties === undefined;
  const entries = Object.entries(schema).map(([keyword, value]) => [keyword, closedValue(keyword, value)]);
  return {
    ...Object.fromEntries(entries),
    ...(isOpen && !schema.patternProperties && { additionalProperties: false }),
  };
}

function closedValue(keyword: string, value: unknown): unknown {
  if (keyword === "properties" && isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, isSchema(field) ? closed(field) : field]),
    );
  }
  if (keyword === "items" && isSchema(value)) return closed(value);
  if ((keyword === "anyOf" || keyword === "oneOf") && Array.isArray(value)) return value.map(closed);
  return value;
}

function collectParts(value: unknown, parts: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectParts(item, parts);
  else if (isSchema(value)) {
    for (const { $ref } of value.allOf ?? []) if ($ref !== undefined) parts.add($ref.slice(REFERENCE.length));
    for (const field of Object.values(value)) collectParts(field, parts);
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
