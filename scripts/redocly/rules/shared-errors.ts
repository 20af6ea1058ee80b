import type { Context, Operation } from "../../openapi.ts";

const SHARED = ["401", "403", "404", "500", "503"];

/** A refusal that is the same for every operation is written once. */
export function sharedErrors() {
  return {
    Operation(operation: Operation, { report, location }: Context) {
      for (const status of SHARED) {
        const response = operation.responses?.[status];
        if (response && !("$ref" in response)) {
          report({
            message: `Answer ${status} is written out. Refer to the one in \`errors.yaml\`.`,
            location: location.child(["responses", status]),
          });
        }
      }
    },
  };
}
