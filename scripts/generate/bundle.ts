import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Description } from "../openapi.ts";

/** Bundles descriptions with the settings that `redocly.yaml` has for them. */
export async function bundle(names: string[]): Promise<Description[]> {
  const folder = await mkdtemp(join(tmpdir(), "ges-bundle-"));
  try {
    return await Promise.all(names.map((name) => bundleOne(name, join(folder, `${name}.json`))));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bundleOne(name: string, output: string): Promise<Description> {
  await promisify(execFile)("redocly", ["bundle", name, "--remove-unused-components", "--output", output]).catch(
    ({ stderr }: { stderr: string }) => {
      throw new Error(`${name} cannot be bundled:\n${stderr}`);
    },
  );
  return JSON.parse(await readFile(output, "utf8"));
}
