import { sep } from "node:path";
import type { Context, Operation } from "../../openapi.ts";

/** `stopGraph`, tagged `Graphs`, stands in `graphs/stop-graph.yaml`: whoever knows the one finds the other. */
export function operationName() {
  return {
    Operation(operation: Operation, { report, location }: Context) {
      const file = location.source.absoluteRef.split(sep).slice(-2).join("/");
      const folder = (operation.tags?.[0] ?? "").toLowerCase().replaceAll(" ", "-");
      const expected = `${folder}/${kebabCase(operation.operationId)}.yaml`;
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
