import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publishablePackages } from "../../scripts/release/publishable.ts";
import type { Cell } from "../cell.ts";
import { createProject, PUBLIC_REGISTRY } from "../project.ts";
import { bun, expectSuccess, TOOLS, versionOf } from "../tools.ts";

/** Runtimes other than Node.js that run the emulator too. */
export const runtimeCells: Cell[] = [
  {
    row: "Other runtimes",
    title: `Bun ${versionOf("bun")}`,
    run: ({ project }) => expectSuccess(bun(), ["embedded.js"], project),
  },
  {
    row: "Other runtimes",
    title: `Deno ${versionOf("deno")} (\`npm:\`)`,
    async run({ project, registry }) {
      const folder = join(project, "..", "deno");
      await createProject(folder, registry);
      const imports = publishablePackages().map(({ name, version }) => [name, `npm:${name}@^${version}`]);
      // What was published a moment ago is too young for Deno's default.
      const settings = { imports: Object.fromEntries(imports), minimumDependencyAge: "0" };
      await writeFile(join(folder, "deno.json"), JSON.stringify(settings));
      // With a manifest, Deno leaves installing to others.
      await rm(join(folder, "package.json"));
      const env = { DENO_DIR: join(folder, ".deno"), NPM_CONFIG_REGISTRY: PUBLIC_REGISTRY, DENO_NO_UPDATE_CHECK: "1" };
      await expectSuccess(join(TOOLS, ".bin/deno"), ["run", "--quiet", "--allow-all", "embedded.js"], folder, env);
    },
  },
];
