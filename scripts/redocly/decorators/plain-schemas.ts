import type { Schema } from "../../openapi.ts";

/**
 * Takes away what other people's tools trip over. Names of properties by pattern become an open schema: as an index of
 * strings they contradict optional properties beside them. The text of server variables goes because the schema of
 * OpenAPI 3.1 that validators hold misspells its field.
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
        if (!schema["patternProperties"]) return;
        delete schema["patternProperties"];
        delete schema["additionalProperties"];
      },
    },
  };
}
