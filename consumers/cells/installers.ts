import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../scripts/release/commands.ts";
import type { Bench, Cell } from "../cell.ts";
import { createProject, PUBLIC_REGISTRY } from "../project.ts";
import { bun, expectSuccess, TOOLS, versionOf } from "../tools.ts";

const PNPM = join(TOOLS, "pnpm/bin/pnpm.mjs");
const YARN = join(TOOLS, "@yarnpkg/cli-dist/bin/yarn.js");

/** Makes a project for one installer. */
async function projectOf(installer: string, { project, registry }: Bench): Promise<string> {
  const folder = join(project, "..", installer.replaceAll(" ", "-"));
  await createProject(folder, registry);
  return folder;
}

function yarnCell(nodeLinker: "node-modules" | "pnp"): Cell {
  return {
    row: "Installers",
    title: `Yarn ${versionOf("@yarnpkg/cli-dist")} (${nodeLinker})`,
    async run(bench) {
      const folder = await projectOf(`yarn ${nodeLinker}`, bench);
      const settings = {
        nodeLinker,
        enableTelemetry: false,
        enableImmutableInstalls: false,
        enableScripts: false,
        // What was published a moment ago is too young for its default.
        npmPreapprovedPackages: ["@ges-sdk/*"],
        npmRegistryServer: PUBLIC_REGISTRY,
        unsafeHttpWhitelist: ["127.0.0.1", new URL(PUBLIC_REGISTRY).hostname],
        npmScopes: { "ges-sdk": { npmRegistryServer: bench.registry } },
        cacheFolder: join(folder, ".yarn/cache"),
        globalFolder: join(folder, ".yarn/global"),
      };
      // JSON is YAML.
      await writeFile(join(folder, ".yarnrc.yml"), JSON.stringify(settings));
      await writeFile(join(folder, "yarn.lock"), "");
      await run("node", [YARN, "install"], folder);
      await expectSuccess("node", [YARN, "node", "embedded.js"], folder);
    },
  };
}

/** What installs the packages; the programs run on the project's own Node.js. */
export const installerCells: Cell[] = [
  {
    row: "Installers",
    title: "npm",
    // The project that most cells share was installed by it.
    run: ({ project }) => expectSuccess("node", ["embedded.js"], project),
  },
  {
    row: "Installers",
    title: `pnpm ${versionOf("pnpm")}`,
    async run(bench) {
      const folder = await projectOf("pnpm", bench);
      await writeFile(join(folder, "pnpm-workspace.yaml"), "minimumReleaseAge: 0\n");
      await run("node", [PNPM, "install", "--store-dir", join(folder, ".store")], folder);
      await expectSuccess("node", ["embedded.js"], folder);
    },
  },
  yarnCell("node-modules"),
  yarnCell("pnp"),
  {
    row: "Installers",
    title: `Bun ${versionOf("bun")}`,
    async run(bench) {
      const folder = await projectOf("bun", bench);
      await run(bun(), ["install", "--no-progress", "--cache-dir", join(folder, ".cache")], folder);
      await expectSuccess("node", ["embedded.js"], folder);
    },
  },
];
