import type { Context, Operation, Parameter, PathItem } from "../../openapi.ts";

/** A path that ends in `#stop` is the action whose `action_id` is `stop`, and the other way round. */
export function actionFragment() {
  let fragment: string | undefined;
  return {
    PathItem(_item: PathItem, { key }: Context) {
      fragment = String(key).split("#")[1];
    },
    Operation(operation: Operation, { report, resolve }: Context) {
      const parameters = operation.parameters.map((node) => ("$ref" in node ? resolve(node).node : node) as Parameter);
      const action = parameters.find(({ name, in: where }) => name === "action_id" && where === "query");
      if (action?.schema.const !== fragment) {
        report({
          message: `The path's fragment is \`${fragment}\`, the constant of \`action_id\` is \`${action?.schema.const}\`. They are the same, or neither is there.`,
        });
      }
    },
  };
}
