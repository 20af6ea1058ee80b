import { execFile } from "node:child_process";
import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const run = promisify(execFile);

/** A house with nothing in it but what a test puts there. */
let house: string;
beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), "ges-house-"));
});
afterEach(() => rm(house, { recursive: true }));

async function put(files: Record<string, string>): Promise<void> {
  for (const [path, code] of Object.entries(files)) {
    await mkdir(join(house, dirname(path)), { recursive: true });
    await writeFile(join(house, path), code);
  }
}

/** Names of the rules that the imports in the house break. */
async function brokenRules(): Promise<string[]> {
  const config = resolve(".dependency-cruiser.mjs");
  const { stdout } = await run("depcruise", [".", "--config", config, "--output-type", "json"], { cwd: house });
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

describe("Imports are refused", () => {
  test("that lead from a file back to itself", async () => {
    await put({ "packages/core/src/a.ts": 'import "./b.ts";', "packages/core/src/b.ts": 'import "./a.ts";' });
    expect(await brokenRules()).toContain("no-circles-of-files");
  });

  test("that lead from a folder back to itself, though no file does", async () => {
    await put({
      "packages/core/src/http/a.ts": 'import "../jobs/a.ts";',
      "packages/core/src/jobs/a.ts": "export {};",
      "packages/core/src/jobs/b.ts": 'import "../http/b.ts";',
      "packages/core/src/http/b.ts": "export {};",
    });
    expect(await brokenRules()).toEqual(["no-circles-of-folders"]);
  });

  test.each([
    ["packages/emulator/src/a.ts", "packages/v1/src/index.ts", "emulator-imports-no-client"],
    ["packages/emulator/src/a.ts", "packages/graph-engine/src/graph/index.ts", "packages-only-by-name"],
    ["packages/core/src/a.ts", "packages/graph-engine/src/graph/index.ts", "core-stands-alone"],
    ["packages/graph-engine/src/a.ts", "packages/emulator/src/index.ts", "graph-engine-stands-alone"],
    ["packages/validation/src/a.ts", "packages/core/src/index.ts", "validation-stands-alone"],
    ["packages/v1/src/a.ts", "packages/v2/src/index.ts", "clients-import-only-core"],
    ["packages/cli/src/a.ts", "packages/emulator/src/index.ts", "cli-imports-only-clients"],
    ["packages/v2/src/a.ts", "packages/cli/src/run.ts", "nobody-imports-the-cli"],
    ["scripts/a.ts", "packages/core/src/index.ts", "tools-read-no-package-by-path"],
  ])("from %s to %s", async (from, to, rule) => {
    const up = dirname(from)
      .split("/")
      .map(() => "..")
      .join("/");
    await put({ [from]: `import "${up}/${to}";`, [to]: "export {};" });
    expect(await brokenRules()).toContain(rule);
  });

  test("of HTTP by the graph engine", async () => {
    await put({ "packages/graph-engine/src/a.ts": 'import "node:http";' });
    expect(await brokenRules()).toEqual(["graph-engine-stands-alone"]);
  });
});

test("A function of a cognitive complexity of 25 is refused", async () => {
  const nested = "if (a) { if (a) { if (a) { if (a) { if (a) { if (a) { a; } } } } } }";
  await put({ "a.ts": `export function f(a: boolean): void { ${nested} if (a) { a; } ${nested.replace("a;", "")} }` });
  const output = await run("biome", [
    "lint",
    "--only=complexity/noExcessiveCognitiveComplexity",
    `--config-path=${resolve("biome.json")}`,
    "--vcs-enabled=false",
    join(house, "a.ts"),
  ]).catch(({ stdout, stderr }) => stdout + stderr);
  expect(output).toContain("Excessive complexity");
});

test("All workspaces ask for the same version of a package", async () => {
  const ranges = new Map<string, Set<string>>();
  for await (const path of glob("{package.json,examples/package.json,packages/*/package.json}")) {
    const { dependencies, devDependencies } = JSON.parse(await readFile(path, "utf8"));
    for (const [name, range] of Object.entries<string>({ ...dependencies, ...devDependencies })) {
      // Our own packages have one version; those that are published take a range of it, so that one core serves all.
      const version = name.startsWith("@ges-sdk/") ? range.replace("^", "") : range;
      ranges.set(name, (ranges.get(name) ?? new Set()).add(version));
    }
  }
  expect([...ranges].filter(([, versions]) => versions.size > 1)).toEqual([]);
});
