import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { writeProfile } from "../config/profile-file.ts";
import { NotFoundError } from "../errors/not-found-error.ts";
import { note } from "../output/note.ts";

const PROFILE = "emulator";

/**
 * Starts an installed emulator, and writes a profile that leads to it.
 *
 * @param flags flags of ges-emulator
 * @returns exit code of the emulator
 */
export async function startEmulator(flags: readonly string[], signal: AbortSignal): Promise<unknown> {
  const program = await findEmulator();
  if (program === undefined) {
    const line = ["npx", "@ges-sdk/emulator", ...flags].join(" ");
    throw new NotFoundError(`The emulator is not installed here. Install @ges-sdk/emulator, or run: ${line}`);
  }
  const child = spawn(process.execPath, [program, ...flags], { stdio: ["inherit", "pipe", "inherit"] });
  // A terminal sends Ctrl-C to both.
  if (!process.stdin.isTTY) signal.addEventListener("abort", () => child.kill());
  process.once("SIGTERM", () => child.kill());
  let endpoint: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    process.stdout.write(`${line}\n`);
    endpoint ??= /listening on (\S+)/.exec(line)?.[1];
    const [, projectId, token] = /^project (\S+), token (\S+)$/.exec(line) ?? [];
    if (!endpoint || !projectId || !token) continue;
    await writeProfile(PROFILE, { endpoint, projectId, token });
    note(`Profile ${PROFILE} leads here: ges --profile ${PROFILE} graphs list`);
  }
  if (child.exitCode !== null) return child.exitCode;
  const [code] = await once(child, "exit");
  return code;
}

/** Finds the program of an installed emulator: from the working directory, or beside this package. */
async function findEmulator(): Promise<string | undefined> {
  for (const place of [join(process.cwd(), "package.json"), import.meta.url]) {
    try {
      const path = createRequire(place).resolve("@ges-sdk/emulator/package.json");
      const { bin }: { bin: Record<string, string> } = JSON.parse(await readFile(path, "utf8"));
      return join(dirname(path), bin["ges-emulator"] ?? "");
    } catch {
      // Not installed there.
    }
  }
  return undefined;
}
