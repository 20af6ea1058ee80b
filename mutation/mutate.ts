/**
 * Mutates the runtime and runs its tests on each mutant; what lives shows a test that is missing. Takes files of
 * packages/core/src, or mutates the folders that the configuration names. Results are kept, so that only what has
 * changed is run again.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const files = process.argv.slice(2).map((file) => file.replace(/^packages\/core\//, ""));
const stryker = fileURLToPath(new URL("node_modules/@stryker-mutator/core/bin/stryker.js", import.meta.url));
const config = fileURLToPath(new URL("stryker.config.json", import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [stryker, "run", config, ...(files.length > 0 ? ["--mutate", files.join(",")] : [])],
  { cwd: fileURLToPath(new URL("../packages/core/", import.meta.url)), stdio: "inherit" },
);
process.exitCode = status ?? 1;
