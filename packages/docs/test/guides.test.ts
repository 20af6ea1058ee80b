import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { GUIDES } from "../src/model/guides.ts";
import { ROOT } from "../src/model/places.ts";
import { programRegion } from "../src/model/programs.ts";

const PROGRAMS = new URL("examples/guides/", ROOT);
const CONTENT = new URL("packages/docs/src/content/docs/", ROOT);
const files = (await readdir(PROGRAMS)).filter((file) => file.endsWith(".ts"));
const run = promisify(execFile);

describe("Every program of the guides runs on a fresh emulator", () => {
  test.each(files.filter((file) => !file.includes(".test.")))("%s", async (file) => {
    const { stdout } = await run(process.execPath, [file], { cwd: fileURLToPath(PROGRAMS) });
    expect(stdout).not.toBe("");
  });

  test("testing.test.ts", async () => {
    const { stdout } = await run("vitest", ["run", "--root", fileURLToPath(PROGRAMS)]);
    expect(stdout).toMatch(/Tests .*4 passed/);
  });
});

test("Every program is shown by a guide, and every guide is there", async () => {
  const guides = await Promise.all(GUIDES.map((guide) => readFile(new URL(`guides/${guide}.mdx`, CONTENT), "utf8")));
  for (const file of files) expect(guides.join("\n"), file).toContain(`<Program file="${file}"`);
});

test("A guide cannot show a part of a program that is not there", () => {
  expect(programRegion("start.ts", "stop")).toMatch(/^const \{ job_id \} = await ges\.stopGraph/);
  expect(() => programRegion("start.ts", "nowhere")).toThrow("examples/guides/start.ts has no region nowhere.");
});
