/** Writes the definitions of the commands as data, for the pages of the site. */
import { writeFileSync } from "node:fs";
import { OPERATIONS } from "../src/api/operations.ts";
import { usageOf } from "../src/command/usage.ts";
import { COMMANDS, GROUPS } from "../src/commands/index.ts";
import { EXIT_CODES } from "../src/errors/exit-code.ts";
import { flagOf } from "../src/options/flag.ts";
import { GLOBAL_OPTIONS } from "../src/options/global-options.ts";
import type { Options } from "../src/options/option.ts";

const data = {
  groups: GROUPS,
  options: optionsOf(GLOBAL_OPTIONS),
  commands: COMMANDS.map(({ name, operation, summary, description, arguments: given, options, examples }) => ({
    name,
    usage: usageOf({ name, arguments: given }),
    operation: operation ?? "",
    summary,
    description: description ?? "",
    arguments: Object.entries(given).map(([argument, { summary }]) => ({ name: argument.toUpperCase(), summary })),
    options: optionsOf(options),
    examples,
  })),
  exitCodes: Object.values(EXIT_CODES),
  /** Operations that ask before they are called. */
  destructive: Object.entries(OPERATIONS).flatMap(([version, operations]) =>
    operations.filter(({ isDestructive }) => isDestructive).map(({ id }) => `${version}/${id}`),
  ),
};
writeFileSync("commands.json", `${JSON.stringify(data)}\n`);

function optionsOf(options: Options) {
  return Object.entries(options).map(([name, option]) => ({
    flag: [flagOf(name, option), option.value].filter(Boolean).join(" "),
    summary: option.summary,
    required: option.required === true,
    values: typeof option.choices === "object" ? option.choices : [],
  }));
}
