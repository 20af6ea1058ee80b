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
