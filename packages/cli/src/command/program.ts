import { styleText } from "node:util";
import {
  InvalidArgumentError,
  Command as Program,
  Argument as ProgramArgument,
  Option as ProgramOption,
} from "commander";
import { flagOf } from "../options/flag.ts";
import { GLOBAL_OPTIONS } from "../options/global-options.ts";
import type { Argument, Option, Options, Values } from "../options/option.ts";
import { writeData } from "../output/write-data.ts";
import type { Command } from "./command.ts";

/** Builds the parser of the command line from the table of commands. */
export function buildProgram(
  commands: readonly Command[],
  groups: Readonly<Record<string, string>>,
  version: string,
  run: (command: Command, values: Values) => Promise<void>,
): Program {
  const program = new Program("ges")
    .description("Manages graphs of Huawei Cloud Graph Engine Service (GES), and works on their data.")
    .version(version, "-v, --version")
    .helpCommand(false)
    .showHelpAfterError("(add --help for arguments, options and an example)")
    .configureHelp({ styleTitle: (text) => styleText("bold", text), showGlobalOptions: true })
    .configureOutput({ writeOut: writeData })
    .exitOverride();
  for (const option of optionsOf(GLOBAL_OPTIONS)) program.addOption(option.parsed);
  for (const group of Object.keys(groups)) groupOf(program, group.split(" "), groups);
  for (const command of commands) addCommand(program, command, groups, run);
  return program;
}

function addCommand(
  program: Program,
  command: Command,
  groups: Readonly<Record<string, string>>,
  run: (command: Command, values: Values) => Promise<void>,
): void {
  const words = command.name.split(" ");
  const parent = groupOf(program, words.slice(0, -1), groups);
  const leaf = parent.command(words.at(-1) ?? "").summary(command.summary);
  leaf.description([command.summary, command.description].filter(Boolean).join(". "));
  for (const [name, argument] of Object.entries(command.arguments)) leaf.addArgument(argumentOf(name, argument));
  if (Object.values(command.arguments).some(({ rest }) => rest)) leaf.allowUnknownOption();
  const options = optionsOf(command.options);
  for (const { parsed } of options) leaf.addOption(parsed);
  leaf.addHelpText("after", () => examplesOf(command));
  leaf.action(async () => {
    const given = leaf.optsWithGlobals();
    const missing = options.find(
      ({ option, parsed }) => option.required && given[parsed.attributeName()] === undefined,
    );
    if (missing) leaf.error(`error: required option '${missing.parsed.flags}' not specified`);
    const positional = Object.keys(command.arguments).map((name, index) => [name, leaf.processedArgs[index]]);
    const flags = [...options, ...optionsOf(GLOBAL_OPTIONS)].map(({ name, option, parsed }) => [
      name,
      given[parsed.attributeName()] ?? emptyValue(option),
    ]);
    await run(command, Object.fromEntries([...flags, ...positional]));
  });
}

function groupOf(program: Program, words: readonly string[], groups: Readonly<Record<string, string>>): Program {
  return words.reduce((parent, word, index) => {
    const known = parent.commands.find((candidate) => candidate.name() === word);
    const summary = groups[words.slice(0, index + 1).join(" ")] ?? "";
    return known ?? parent.command(word).summary(summary).description(summary).helpCommand(false);
  }, program);
}

function argumentOf(name: string, { summary, optional, rest, choices }: Argument): ProgramArgument {
  const argument = new ProgramArgument(rest ? `[${name}...]` : optional ? `[${name}]` : `<${name}>`, summary);
  return typeof choices === "object" ? argument.choices(choices) : argument;
}

function optionsOf(options: Options): { name: string; option: Option; parsed: ProgramOption }[] {
  return Object.entries(options).map(([name, option]) => ({ name, option, parsed: parsedOption(name, option) }));
}

function parsedOption(name: string, option: Option): ProgramOption {
  const { kind, summary, choices, required } = option;
  const parsed = new ProgramOption(
    `${flagOf(name, option)}${kind === "flag" ? "" : ` <${option.value ?? name}>`}`,
    required ? `${summary} (required)` : summary,
  );
  if (kind === "number") parsed.argParser(numberOf);
  if (kind === "list") parsed.argParser((text, others: readonly string[] | undefined) => [...(others ?? []), text]);
  if (typeof choices === "object") parsed.choices(choices);
  return parsed;
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || Number.isNaN(number)) throw new InvalidArgumentError("It must be a number.");
  return number;
}

function emptyValue({ kind }: Option): boolean | readonly string[] | undefined {
  if (kind === "flag") return false;
  return kind === "list" ? [] : undefined;
}

function examplesOf({ examples }: Command): string {
  const lines = examples.map(({ line, summary }) => `  # ${summary}\n  ${line}`);
  return lines.length === 0
    ? ""
    : `\n${styleText("bold", examples.length === 1 ? "Example:" : "Examples:")}\n${lines.join("\n")}`;
}
