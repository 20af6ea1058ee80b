/** Time that a new process takes to load a package, less that of a process that loads nothing. */
import { spawnSync } from "node:child_process";
import { median, report } from "./support/measure.ts";

const ROUNDS = 15;

/** Milliseconds that a new process takes to import a module, measured inside it. */
function load(specifier: string): number {
  const program = `const begun = performance.now(); await import(${JSON.stringify(specifier)}); console.log(performance.now() - begun)`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
  return Number(stdout);
}

/** The median of several loads, in milliseconds. */
function loadingTime(specifier: string): number {
  return median(Array.from({ length: ROUNDS }, () => load(specifier)));
}

const nothing = loadingTime("data:text/javascript,");
const rows = ["openapi-fetch", "@ges-sdk/v2"].map((specifier) => ({
  what: `loading ${specifier}`,
  measured: `${(loadingTime(specifier) - nothing).toFixed(1)} ms`,
  wanted: specifier === "@ges-sdk/v2" ? "at most 15 ms" : "-",
}));
report(rows);
