import { CommanderError } from "commander";
import MANIFEST from "../package.json" with { type: "json" };
import type { Command } from "./command/command.ts";
import { buildProgram } from "./command/program.ts";
import { COMMANDS, GROUPS } from "./commands/index.ts";
import { EXIT_CODES } from "./errors/exit-code.ts";
import { isGlobals } from "./options/global-options.ts";
import type { Values } from "./options/option.ts";
import { textOf } from "./output/print.ts";
import { writeData } from "./output/write-data.ts";
import { dryRun, dryRunOr } from "./session/dry-run.ts";
import { interruption } from "./session/interruption.ts";
import { createSession } from "./session/session.ts";

/** Runs the command line. */
export async function run(words: readonly string[]): Promise<void> {
  const signal = interruption();
  const execute = async (command: Command, values: Values) => {
    if (!isGlobals(values)) throw new TypeError("The global options do not fit their definition");
    const session = createSession(
      values,
      signal,
      values["dryRun"] === true ? dryRun(operationIdOf(command)) : undefined,
    );
    const result = await dryRunOr(() => command.execute(values, session));
    if (result) writeData(await textOf(result, values));
    if (result?.isFailure) process.exitCode = EXIT_CODES.refused.code;
  };
  const commands = await commandsFor(words);
  if (words[0] === "complete") {
    const { complete } = await import("./completion/complete.ts");
    writeData(await complete(words.slice(2), commands, GROUPS));
    return;
  }
  const program = buildProgram(commands, GROUPS, MANIFEST.version, execute);
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // The parser has said what is wrong.
    process.exitCode = error.exitCode === 0 ? EXIT_CODES.done.code : EXIT_CODES.usage.code;
  }
}

/** Returns the commands to parse words with. Those of `ges api` are many, and made when they are needed. */
async function commandsFor(words: readonly string[]): Promise<readonly Command[]> {
  if (!words.includes("api")) return COMMANDS;
  const { API_COMMANDS } = await import("./api/commands.ts");
  return [...COMMANDS, ...API_COMMANDS];
}

function operationIdOf({ operation }: Command): string | undefined {
  return operation?.split("/")[1];
}
