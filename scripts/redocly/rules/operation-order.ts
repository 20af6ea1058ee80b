import type { Context, Operation } from "../../openapi.ts";

const ORDER = [
  "operationId",
  "summary",
  "description",
  "tags",
  "externalDocs",
  "x-ges-page",
  "x-ges-other-pages",
  "x-ges-variant-pages",
  "x-ges-source",
  "x-ges-retry",
  "x-ges-zh",
  "parameters",
  "requestBody",
  "responses",
];

/** Every operation file reads in the same order. */
export function operationOrder() {
  return {
    Operation(operation: Operation, { report }: Context) {
      const keys = Object.keys(operation);
      const unknown = keys.find((key) => !ORDER.includes(key));
      if (unknown) report({ message: `\`${unknown}\` is none of the parts of an operation: ${ORDER.join(", ")}.` });
      const positions = keys.map((key) => ORDER.indexOf(key));
      const misplaced = positions.findIndex((position, index) => index > 0 && position < (positions[index - 1] ?? 0));
      if (misplaced > 0) {
        report({ message: `\`${keys[misplaced]}\` stands too late. The order is ${ORDER.join(", ")}.` });
      }
    },
  };
}
