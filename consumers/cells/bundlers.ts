import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../scripts/release/commands.ts";
import type { Cell } from "../cell.ts";
import { expectSuccess, TOOLS, versionOf } from "../tools.ts";

/** Bundles `hosted.js` in a project for browsers, and returns the file to load. */
type Bundle = (project: string, output: string) => Promise<string>;

const ENTRY = "hosted.js";

/** webpack and Rspack take the same configuration, but that webpack asks to be told about modules. */
const webpackConfig = (project: string, path: string) => ({
  mode: "production" as const,
  context: project,
  entry: `./${ENTRY}`,
  target: ["web" as const, "es2022" as const],
  output: { path, filename: "bundle.mjs", chunkFilename: "[id].mjs", module: true, chunkFormat: "module" as const },
});

const BUNDLERS: Record<string, Bundle> = {
  async esbuild(project, outdir) {
    const { build } = await import("esbuild");
    const settings = { bundle: true, minify: true, splitting: true, format: "esm", platform: "browser" } as const;
    await build({ entryPoints: [join(project, ENTRY)], outdir, ...settings });
    return ENTRY;
  },

  async Vite(project, outDir) {
    const { build } = await import("vite");
    const options = { input: join(project, ENTRY), output: { entryFileNames: "bundle.js" } };
    await build({
      root: project,
      logLevel: "error",
      build: { outDir, rolldownOptions: options, modulePreload: false },
    });
    return "bundle.js";
  },

  async webpack(project, path) {
    const { default: webpack } = await import("webpack");
    await compiled(webpack({ ...webpackConfig(project, path), experiments: { outputModule: true } }));
    return "bundle.mjs";
  },

  async Rollup(project, dir) {
    const { rollup } = await import("rollup");
    const { nodeResolve } = await import("@rollup/plugin-node-resolve");
    const bundle = await rollup({ input: join(project, ENTRY), plugins: [nodeResolve({ browser: true })] });
    await bundle.write({ dir });
    return ENTRY;
  },

  async Rspack(project, path) {
    const { rspack } = await import("@rspack/core");
    await compiled(rspack(webpackConfig(project, path)));
    return "bundle.mjs";
  },

  async Parcel(project, output) {
    // Parcel reads the manifest next to what it bundles.
    const folder = join(output, "source");
    await mkdir(folder, { recursive: true });
    for (const file of [ENTRY, "stop-and-wait.js", "node_modules"]) {
      await cp(join(project, file), join(folder, file), { recursive: true });
    }
    const target = {
      context: "browser",
      outputFormat: "esmodule",
      distDir: output,
      engines: { browsers: "last 1 Chrome versions" },
    };
    await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module", targets: { bundle: target } }));
    await run("node", [join(TOOLS, "parcel/lib/bin.js"), "build", ENTRY, "--no-cache"], folder);
    return ENTRY;
  },
};

interface Compiler {
  run(done: (error: Error | null, stats?: { hasErrors(): boolean; toString(): string }) => void): void;
}

function compiled(compiler: Compiler | null): Promise<void> {
  return new Promise((resolve, reject) => {
    compiler?.run((error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString()));
      else resolve();
    });
  });
}

const packageOf = (bundler: string) => (bundler === "Rspack" ? "@rspack/core" : bundler.toLowerCase());

/** Bundlers of users, on a program for browsers that is then run. */
export const bundlerCells: Cell[] = Object.entries(BUNDLERS).map(([bundler, bundle]) => ({
  row: "Bundlers",
  title: `${bundler} ${versionOf(packageOf(bundler))}`,
  async run({ project, target }) {
    const output = join(project, "..", `bundle-${bundler}`);
    const file = await bundle(project, output);
    await writeFile(join(output, "package.json"), '{ "type": "module" }');
    await expectSuccess("node", [join(project, "host.mjs"), join(output, file)], project, {
      TARGET: JSON.stringify(target),
    });
  },
}));
