import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { run } from "../scripts/release/commands.ts";
import { publishablePackages } from "../scripts/release/publishable.ts";

const PROGRAMS = join(import.meta.dirname, "programs");

/** The registry from which everything else comes, for tools that do not ask npm. */
export const PUBLIC_REGISTRY = (await run("npm", ["config", "get", "registry"])).trim();

/** Makes a project that depends on all our packages, with the programs in TypeScript and JavaScript. */
export async function createProject(folder: string, registry: string, dependencies = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, ".npmrc"), `@ges-sdk:registry=${registry}\n`);
  const ours = Object.fromEntries(publishablePackages().map(({ name, version }) => [name, `^${version}`]));
  const manifest = {
    name: "project",
    version: "1.0.0",
    private: true,
    type: "module",
    dependencies: { ...ours, "@types/node": "24", ...dependencies },
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  await cp(PROGRAMS, folder, { recursive: true });
  for (const name of await readdir(PROGRAMS)) {
    if (!name.endsWith(".ts")) continue;
    const code = await readFile(join(PROGRAMS, name), "utf8");
    await writeFile(join(folder, name.replace(/ts$/, "js")), stripTypeScriptTypes(code));
  }
}

/** Installs a project with npm. */
export async function npmInstall(folder: string): Promise<void> {
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"], folder);
}
