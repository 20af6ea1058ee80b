import type { Description, PathItem, Reference } from "../../openapi.ts";

/**
 * Gives each action a path of its own, `action?action_id=stop` in place of our `action#stop`, so that every tool keeps
 * its exact types. The parameter goes, for the path holds its only value.
 */
export function splitActions() {
  return {
    Root: {
      leave(root: Description) {
        root.paths = Object.fromEntries(
          Object.entries(root.paths).map(([path, item]) =>
            path.includes("#") ? [path.replace("#", "?action_id="), withoutAction(item)] : [path, item],
          ),
        );
      },
    },
  };
}

function withoutAction(item: PathItem): PathItem {
  const operations = Object.entries(item).map(([method, operation]) => [
    method,
    { ...operation, parameters: operation.parameters.filter((parameter) => !isAction(parameter)) },
  ]);
  return Object.fromEntries(operations);
}

function isAction(parameter: { name?: string } | Reference): boolean {
  return "name" in parameter && parameter.name === "action_id";
}
