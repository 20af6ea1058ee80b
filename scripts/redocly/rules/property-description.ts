import type { Context, Schema } from "../../openapi.ts";

/** Every property of every schema says what it is. */
export function propertyDescription() {
  return {
    Schema(schema: Schema, { report, resolve, location }: Context) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const { description } = (property.$ref ? resolve(property).node : property) as Schema;
        if (!description) {
          report({
            message: `Property \`${name}\` has no description: what it is, its unit, its range.`,
            location: location.child(["properties", name]),
          });
        }
      }
    },
  };
}
