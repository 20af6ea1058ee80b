import type { Schema } from "../../openapi.ts";

/** Shows the known values of an open set, and their meanings, to the reader of the rendered docs. */
export function documentValues() {
  return {
    Schema: {
      leave(schema: Schema) {
        const values = schema["x-ges-values"];
        if (!values) return;
        const rows = Object.entries(values).map(([value, meaning]) => `| \`${value}\` | ${meaning} |`);
        schema.description = [
          schema.description,
          "",
          "| Known value | Meaning |",
          "|---|---|",
          ...rows,
          "",
          "Values that are not listed may come.",
        ].join("\n");
      },
    },
  };
}
