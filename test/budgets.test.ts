import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { bundled } from "../benchmarks/support/bundle-size.ts";
import { PROGRAMS } from "../benchmarks/support/programs.ts";

describe.each(PROGRAMS)("A program with $name", ({ source, kB, instantiations }) => {
  test(`loads at most ${kB} kB at its start`, async () => {
    expect((await bundled(source)).start).toBeLessThanOrEqual(kB);
  });

  test(`costs the compiler at most ${instantiations} instantiations of types`, async () => {
    expect(await instantiationsOf(source)).toBeLessThanOrEqual(instantiations);
  });
});

async function instantiationsOf(source: string): Promise<number> {
  const folder = await mkdtemp(join(import.meta.dirname, ".budget-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "program.ts"), source);
  const settings = { extends: "../../tsconfig.json", include: [], files: ["program.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { stdout } = await promisify(execFile)("tsc", ["-p", folder, "--extendedDiagnostics"]);
  return Number(/^Instantiations:\s+(\d+)/m.exec(stdout)?.[1]);
}
