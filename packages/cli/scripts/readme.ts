/**
 * Writes the table of commands and that of exit codes into the README.
 *
 *     node scripts/readme.ts           writes them
 *     node scripts/readme.ts --check   writes nothing; fails when they are out of date
 */
import { readFileSync, writeFileSync } from "node:fs";
import { usageOf } from "../src/command/usage.ts";
import { COMMANDS } from "../src/commands/index.ts";
import { EXIT_CODES } from "../src/errors/exit-code.ts";

const commands = COMMANDS.map((command) => `| \`${usageOf(command).replaceAll("|", "\\|")}\` | ${command.summary} |`);
const codes = Object.values(EXIT_CODES).map(({ code, meaning }) => `| ${code} | ${meaning} |`);
const TABLES = {
  commands: [
    "| command | what it does |",
    "|---|---|",
    ...commands,
    "| `ges api v1\\|v2\\|service OPERATION` | Call any operation of the API by its name |",
  ],
  "exit codes": ["| code | meaning |", "|---|---|", ...codes],
};

const before = readFileSync("README.md", "utf8");
const after = Object.entries(TABLES).reduce((text, [name, lines]) => {
  const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- / -->)`);
  return text.replace(place, (_, start: string, end: string) => `${start}${lines.join("\n")}\n${end}`);
}, before);
if (process.argv.includes("--check")) {
  if (after !== before) throw new Error("packages/cli/README.md is out of date: run `npm run readme -w @ges-sdk/cli`.");
} else {
  writeFileSync("README.md", after);
}
