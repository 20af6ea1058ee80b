/** Writes the definitions of the commands as data, for the pages of the site. */
import { writeFileSync } from "node:fs";
import { COMMANDS, GROUPS } from "../src/commands/index.ts";
import { EXIT_CODES } from "../src/errors/exit-code.ts";
import { GLOBAL_OPTIONS } from "../src/options/global-options.ts";

const data = { groups: GROUPS, options: GLOBAL_OPTIONS, commands: COMMANDS, exitCodes: Object.values(EXIT_CODES) };
writeFileSync("dist/commands.json", `${JSON.stringify(data)}\n`);
