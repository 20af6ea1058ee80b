import { readFileSync } from "node:fs";
import { inTermsOfFlags, readFlags } from "./command/flags.ts";
import { USAGE } from "./command/usage.ts";
import { CONTROL_PATH } from "./control/guard.ts";
import { createEmulator } from "./emulator.ts";
import { isLoopback } from "./http/loopback.ts";
import { DEFAULTS } from "./options.ts";

async function main(): Promise<void> {
  const options = readFlags();
  if (options === "help") return void process.stdout.write(USAGE);
  if (options === "version") return console.log(version());
  const emulator = await createEmulator(options);
  console.log(`ges-emulator listening on ${emulator.url}`);
  // Where it wants its token, no browser gets in.
  if (isLoopback(options.host ?? DEFAULTS.host)) console.log(`page ${emulator.url}${CONTROL_PATH}`);
  console.log(`project ${emulator.credentials.projectId}, token ${emulator.token}`);
  console.log(`user ${emulator.user.name}, password ${emulator.user.password}`);
  console.log(`access key ${emulator.keys.accessKey}, secret key ${emulator.keys.secretKey}`);
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
