import DEFINITIONS from "@ges-sdk/cli/commands.json" with { type: "json" };

/** Option of a command. */
export interface CommandOption {
  /** Flag with the placeholder of its value. */
  flag: string;
  summary: string;
  required: boolean;
  values: readonly string[];
}

/** A command of `ges`. */
export interface CliCommand {
  /** Words after `ges`. */
  name: string;
  /** Address of its English page: `/cli/graphs-stop/`. */
  path: string;
  usage: string;
  /** Operation that it is a short form of, for example `v2/stopGraph`, or nothing. */
  operation: string;
  summary: string;
  description: string;
  arguments: readonly { name: string; summary: string }[];
  options: readonly CommandOption[];
  examples: readonly { line: string; summary: string }[];
}

/** The commands, as the command line itself defines them. */
export const COMMANDS: readonly CliCommand[] = DEFINITIONS.commands.map((command) => ({
  ...command,
  path: `/cli/${command.name.replaceAll(" ", "-")}/`,
}));

/** Groups of commands with their summary. */
export const GROUPS: Readonly<Record<string, string>> = DEFINITIONS.groups;

/** Options of every command. */
export const GLOBAL_OPTIONS: readonly CommandOption[] = DEFINITIONS.options;

export const EXIT_CODES: readonly { code: number; meaning: string }[] = DEFINITIONS.exitCodes;

/** Operations, such as `v2/deleteGraph`, for which `ges api` needs `--yes`. */
export const DESTRUCTIVE: readonly string[] = DEFINITIONS.destructive;

/** Commands by group; those without one stand under an empty name. */
export function commandGroups(): { group: string; commands: CliCommand[] }[] {
  const groupOf = ({ name }: CliCommand) => (name.includes(" ") ? (name.split(" ")[0] ?? "") : "");
  const groups = [...new Set(COMMANDS.map(groupOf))];
  return groups.map((group) => ({ group, commands: COMMANDS.filter((command) => groupOf(command) === group) }));
}
