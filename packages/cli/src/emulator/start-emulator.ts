import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { command } from "../../command/command.ts";
import { writeProfile } from "../../config/profile-file.ts";
import { NotFoundError } from "../../errors/not-found-error.ts";
import { note } from "../../output/note.ts";

const PROFILE = "emulator";

export const emulator = command({
  name: "emulator",
  summary: "Start the emulator, and write the profile emulator that leads to it",
  description: "Flags are those of ges-emulator. The emulator is a package of its own, @ges-sdk/emulator.",
  arguments: { flags: { summary: "flags of ges-emulator, for example --port 8080", rest: true } },
  examples: [
    { line: "ges emulator --port 0", summary: "Then, in another terminal: ges --profile emulator graphs list" },
  ],
  async run({ flags }, session) {
    const program = await findEmulator();
    if (program === undefined) {
      const line = ["npx", "@ges-sdk/emulator", ...flags].join(" ");
      throw new NotFoundError(`The emulator is not installed here. Install @ges-sdk/emulator, or run: ${line}`);
    }
    const child = spawn(process.execPath, [program, ...flags], { stdio: ["inherit", "pipe", "inherit"] });
    // A terminal sends Ctrl-C to both.
    if (!process.stdin.isTTY) session.signal.addEventListener("abort", () => child.kill());
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
    const [code] = child.exitCode === null ? await once(child, "exit") : [child.exitCode];
    return { data: undefined, isFailure: code !== 0 };
  },
});

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
