import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const examples = (await readdir("examples")).filter((file) => file.endsWith(".ts"));

test.each(examples)("The example %s runs as it stands", async (file) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [`examples/${file}`]);
  expect(stdout).not.toBe("");
  expect(stderr).toBe("");
});

test("The verification of the live service prints no ID and no value of a response", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["examples/verify-live.ts"]);
  expect(stdout).toMatch(/management-v2 showGraph\n {2}verified: \d+ fields\n {2}stays assumed: /);
  expect(stdout).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{32}|cn-north|"/);
});
