import type { Schema } from "../../openapi.ts";

/**
 * Rewrites what other people's tools cannot read. Properties named by a pattern become an open schema: as an index of
 * strings they contradict optional properties beside them. A named schema of several types, null apart, becomes one
 * schema for each: kubb follows a reference to it for ever. The text of server variables goes because the schema of OpenAPI 3.1
 * that validators use misspells its field.
 */
export function plainSchemas() {
  return {
    ServerVariable: {
      leave(variable: { description?: string }) {
        delete variable.description;
      },
    },
    Schema: {
      leave(schema: Schema) {
        if (!schema.patternProperties) return;
        delete schema.patternProperties;
        delete schema.additionalProperties;
      },
    },
    NamedSchemas: {
      leave(schemas: Record<string, Schema>) {
        for (const schema of Object.values(schemas)) splitTypes(schema);
      },
    },
  };
}

/** Keywords that constrain values of one type only. */
const KEYWORDS: Record<string, readonly string[]> = {
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"],
  integer: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
};

function splitTypes(schema: Schema): void {
  const { type } = schema;
  if (!Array.isArray(type) || type.filter((one) => one !== "null").length < 2) return;
  schema.anyOf = type.map((one) => {
    const keywords = (KEYWORDS[one] ?? []).filter((keyword) => schema[keyword] !== undefined);
    return { type: one, ...Object.fromEntries(keywords.map((keyword) => [keyword, schema[keyword]])) };
  });
  for (const keyword of ["type", ...Object.values(KEYWORDS).flat()]) delete schema[keyword];
}
