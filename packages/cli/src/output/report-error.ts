import { styleText } from "node:util";
import { flagOf } from "../options/flag.ts";
import { note } from "./note.ts";

/** Options of a client, and the flags that set them. */
const FLAGS: Readonly<Record<string, string>> = {
  endpoint: "--endpoint",
  region: "--region",
  projectId: "--project",
  timeoutMs: "--timeout",
  profile: "--profile",
};

/** Prints a failure to standard error: what happened, and what to do. */
export async function reportError(error: unknown): Promise<void> {
  const label = styleText(["red", "bold"], "error", { stream: process.stderr });
  note(`${label}: ${await messageOf(error)}`);
}

async function messageOf(error: unknown): Promise<string> {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "Interrupted" || error.name === "ExitPromptError") return "Interrupted.";
  const { GES_ERRORS, GesApiError, GesConfigError, GesError } = await import("@ges-sdk/core");
  if (error instanceof GesConfigError) return inTermsOfFlags(error.message);
  if (!(error instanceof GesError)) return error.message;
  const remedy = error instanceof GesApiError ? GES_ERRORS[error.code ?? ""]?.remedy : undefined;
  return [String(error), remedy].filter(Boolean).join("\n");
}

/** Returns a message about an option of a client in terms of flags. */
function inTermsOfFlags(message: string): string {
  const named = message.replace(/^(\w+): /, (start, option: string) => (FLAGS[option] ? `${FLAGS[option]}: ` : start));
  return named.replace(/`(\w+)`/g, (_, option: string) => FLAGS[option] ?? flagOf(option));
}
