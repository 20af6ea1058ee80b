import type { Context, Reference } from "../../openapi.ts";

/** Requires names of components in PascalCase: `schemas/job.yaml#/JobAccepted`. */
export function componentName() {
  return {
    ref(reference: Reference, { report }: Context) {
      const name = reference.$ref.split("#/")[1]?.split("/").at(-1);
      if (name !== undefined && !/^[A-Z][A-Za-z0-9]*$/.test(name)) {
        report({ message: `\`${name}\` is not in PascalCase, like \`JobAccepted\`.` });
      }
    },
  };
}
