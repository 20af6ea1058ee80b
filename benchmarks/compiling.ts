/** Time to compile, lint and bundle all descriptions: from scratch, and when nothing has changed. */
import { spawnSync } from "node:child_process";
import { report } from "./support/measure.ts";

const TASKS = ["run", "compile", "lint:spec"];

function seconds(...flags: string[]): number {
  const begun = performance.now();
  const { status, stdout } = spawnSync("turbo", [...TASKS, ...flags], { encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
  return (performance.now() - begun) / 1000;
}

const fromNothing = seconds("--force");
const again = seconds();
report([
  {
    what: "compile, lint and bundle, from nothing",
    measured: `${fromNothing.toFixed(1)} s`,
    wanted: "at most 15 s on two cores",
  },
  { what: "the same, when nothing has changed", measured: `${again.toFixed(2)} s`, wanted: "at most 1 s" },
]);
