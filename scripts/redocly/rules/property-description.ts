import type { Context, Schema } from "../../openapi.ts";

/** Every property of every schema says what it is, and more than its name does. */
export function propertyDescription() {
  return {
    Schema(schema: Schema, { report, resolve, location }: Context) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const referenced = (property.$ref ? resolve(property).node : property) as Schema;
        const description = property.description ?? referenced.description;
        const at = location.child(["properties", name]);
        if (!description) {
          report({
            message: `Property \`${name}\` has no description: what it is, its unit, its range.`,
            location: at,
          });
        } else if (restates(description, name)) {
          report({
            message: `The description of \`${name}\` only repeats its name. Say unit, meaning or when it is absent.`,
            location: at,
          });
        }
      }
    },
  };
}

const FILLERS = new Set("a an and as at by for from in is it its of on or that the this to with".split(" "));

/** True when a text only repeats a name, apart from articles and the like. */
function restates(description: string, name: string): boolean {
  const named = new Set(wordsOf(name));
  return wordsOf(description).every((word) => named.has(word) || FILLERS.has(word));
}

function wordsOf(text: string): string[] {
  const words =
    text
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => word.replace(/s$/, ""));
}
