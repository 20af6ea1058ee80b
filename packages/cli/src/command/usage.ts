import type { Command } from "./command.ts";

/** Returns a command with its arguments, for example `ges graphs stop GRAPH`. */
export function usageOf({ name, arguments: given }: Pick<Command, "name" | "arguments">): string {
  const words = Object.entries(given).map(([argument, { optional, rest }]) => {
    const word = rest ? `${argument.toUpperCase()}...` : argument.toUpperCase();
    return optional || rest ? `[${word}]` : word;
  });
  return ["ges", name, ...words].join(" ");
}
