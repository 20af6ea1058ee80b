import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The installed program. */
    ges: string;
  }
}

const run = promisify(execFile);

/** Packs the package, and installs it in a folder of its own: the tests run what users run. */
export default async function install({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "ges-cli-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder]);
  const [packed]: { filename: string }[] = Object.values(JSON.parse(stdout));
  await writeFile(join(folder, "package.json"), '{ "private": true }');
  const tarball = join(folder, packed?.filename ?? "");
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: folder });
  provide("ges", join(folder, "node_modules/.bin/ges"));
  return () => rm(folder, { recursive: true, force: true });
}
