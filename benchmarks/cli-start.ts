/** Time from the start of `ges --help` to its end, compared with that of Node.js doing nothing. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median, report } from "./support/measure.ts";

const ROUNDS = 21;
const GES = fileURLToPath(new URL("bin/ges.js", import.meta.resolve("@ges-sdk/cli/package.json")));

/** Milliseconds that a process takes. */
function run(...words: string[]): number {
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, words);
  if (status !== 0) throw new Error(`node ${words.join(" ")} ended with ${status}`);
  return performance.now() - begun;
}

// The first start fills the compile cache.
run(GES, "--help");
const bare: number[] = [];
const help: number[] = [];
const operations: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  bare.push(run("-e", "0"));
  help.push(run(GES, "--help"));
  operations.push(run(GES, "api", "v2", "stopGraph", "--help"));
}
const ms = (values: number[]) => `${median(values).toFixed(0)} ms`;
const limit = median(bare) * 1.5 + 40;
report([
  { what: "node -e 0", measured: ms(bare), wanted: "-" },
  { what: "ges --help", measured: ms(help), wanted: `at most 1.5x of that and 40 ms: ${limit.toFixed(0)} ms` },
  { what: "ges api v2 stopGraph --help", measured: ms(operations), wanted: "-" },
]);
