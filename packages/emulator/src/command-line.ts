import { readFileSync } from "node:fs";
import { announcement } from "./command/announcement.ts";
import { COMMANDS } from "./command/commands.ts";
import { inTermsOfFlags, readFlags } from "./command/flags.ts";
import { USAGE } from "./command/usage.ts";
import { logLine } from "./control/request-log.ts";
import { createEmulator } from "./emulator.ts";
import { isLoopback } from "./http/loopback.ts";
import { DEFAULTS } from "./options.ts";

async function main(): Promise<void> {
  const [name = "", ...args] = process.argv.slice(2);
  if (Object.hasOwn(COMMANDS, name)) return COMMANDS[name]?.(args);
  const options = readFlags();
  if (options === "help") return void process.stdout.write(USAGE);
  if (options === "version") return console.log(version());
  const emulator = await createEmulator(options);
  // Where it wants its token, no browser gets in.
  const isPageOpen = isLoopback(options.host ?? DEFAULTS.host);
  const isJson = options.log === "json";
  for (const line of announcement(emulator, isPageOpen)) isJson ? logLine("info", line) : console.log(line);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => emulator.close().catch(fail));
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

function fail(error: Error): void {
  console.error(`ges-emulator: ${inTermsOfFlags(error)}`);
  process.exitCode = 1;
}

main().catch(fail);
