import { readFile } from "node:fs/promises";
import { UsageError } from "../errors/usage-error.ts";

/** Reads text that is given as it is, as `@FILE`, or as `-` for standard input. */
export async function readSource(flag: string, source: string): Promise<string> {
  if (source === "-") return await readStandardInput();
  if (!source.startsWith("@")) return source;
  const file = source.slice(1);
  return await readFile(file, "utf8").catch((cause: Error) => {
    throw new UsageError(`${flag}: ${file} cannot be read: ${cause.message}`, { cause });
  });
}

/** Reads standard input to its end. */
export async function readStandardInput(): Promise<string> {
  const { text } = await import("node:stream/consumers");
  return await text(process.stdin);
}

/** Reads JSON from such a source. */
export async function readJson(flag: string, source: string): Promise<unknown> {
  const json = await readSource(flag, source);
  try {
    return JSON.parse(json);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${flag} is not JSON: ${problem}. Give JSON, @FILE, or - for standard input.`, { cause });
  }
}
