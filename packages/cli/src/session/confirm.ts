import { UsageError } from "../errors/usage-error.ts";
import { isTerminal } from "../input/ask.ts";

interface Confirmation {
  /** Name to be typed. */
  readonly name: string;
  /** Consequence, as a sentence. */
  readonly warning: string;
  readonly yes: boolean;
  readonly dryRun: boolean;
}

/** Asks for the name of what will be lost to be typed. */
export async function confirm({ name, warning, yes, dryRun }: Confirmation): Promise<void> {
  if (yes || dryRun) return;
  if (!isTerminal()) throw new UsageError(`${warning} Add --yes if that is wanted.`);
  const { default: input } = await import("@inquirer/input");
  const typed = await input({ message: `${warning} Type ${name} to go on:` }, { output: process.stderr });
  if (typed !== name) throw new UsageError(`${JSON.stringify(typed)} is not ${name}. Nothing was changed.`);
}
