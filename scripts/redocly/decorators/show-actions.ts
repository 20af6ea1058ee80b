import type { Description } from "../../openapi.ts";

/** Shows a reader the path that is sent: `action?action_id=stop` in place of our `action#stop`. */
export function showActions() {
  return {
    Root: {
      leave(root: Description) {
        root.paths = Object.fromEntries(
          Object.entries(root.paths).map(([path, item]) => [path.replace("#", "?action_id="), item]),
        );
      },
    },
  };
}
