import { OPERATIONS } from "./api/operations.ts";
import { COMMANDS } from "./commands/index.ts";

/** Returns the command line for an operation: a command of its own, or that of `ges api`. */
export function commandOf(operation: string): string | undefined {
  const own = COMMANDS.find((command) => command.operation?.endsWith(`/${operation}`));
  if (own) return `\`ges ${own.name}\``;
  if (operation === "waitForJob") return "`ges jobs wait`";
  for (const [version, operations] of Object.entries(OPERATIONS)) {
    if (operations.some(({ id }) => id === operation)) return `\`ges api ${version} ${operation}\``;
  }
  return undefined;
}
