import { basename } from "node:path";
import type { Context, Operation } from "../../openapi.ts";

/** `stop-graph.yaml` holds `stopGraph`: whoever knows the one finds the other. */
export function operationName() {
  return {
    Operation(operation: Operation, { report, location }: Context) {
      const file = basename(location.source.absoluteRef);
      const expected = `${kebabCase(operation.operationId)}.yaml`;
      if (file !== expected) {
        report({
          message: `Operation \`${operation.operationId}\` stands in \`${file}\`; it belongs into \`${expected}\`.`,
          location: location.child(["operationId"]),
        });
      }
    },
  };
}

function kebabCase(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
