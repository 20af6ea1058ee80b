import { styleText } from "node:util";
import { note } from "./note.ts";

/** Options of a client, and the flags that set them. */
const FLAGS: Readonly<Record<string, string>> = {
  endpoint: "--endpoint",
  region: "--region",
  projectId: "--project",
  timeoutMs: "--timeout",
  allowInsecureHttp: "--allow-insecure-http",
};

/**
 * Prints a failure to standard error: what happened, and what to do.
 *
 * @param commandOf command line for an operation, which messages name by its `operationId`
 */
export async function reportError(error: unknown, commandOf: (operation: string) => string | undefined): Promise<void> {
  const label = styleText(["red", "bold"], "error", { stream: process.stderr });
  const [message, remedy] = await wordsFor(error);
  const inOurWords = (text: string) =>
    text
      .replace(/^(\w+): /, (start, option: string) => (FLAGS[option] ? `${FLAGS[option]}: ` : start))
      .replace(/`(\w+)`/g, (word, name: string) => FLAGS[name] ?? commandOf(name) ?? word);
  note(`${label}: ${inOurWords(message)}`);
  if (remedy !== undefined) note(inOurWords(remedy));
}

async function wordsFor(error: unknown): Promise<[message: string, remedy?: string]> {
  if (!(error instanceof Error)) return [String(error)];
  if (error.name === "ExitPromptError") return ["Interrupted."];
  const { explainError, GesConfigError, GesError } = await import("@ges-sdk/core");
  if (error instanceof GesConfigError || !(error instanceof GesError)) return [error.message];
  const remedy = explainError(error)?.remedy;
  return remedy === undefined ? [String(error)] : [String(error), remedy];
}
