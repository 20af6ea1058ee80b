import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../scripts/release/commands.ts";
import type { Cell } from "../cell.ts";
import { TOOLS, versionOf } from "../tools.ts";

/** From the oldest that is supported, which needs no \`skipLibCheck\`, to the newest. */
const VERSIONS = ["5.4", "5.5", "5.6", "5.7", "5.8", "5.9", "6.0", "7.0"];
/** The first version that lets CommonJS load ES modules. */
const COMMONJS_SINCE = VERSIONS.indexOf("5.8");

const STRICT = {
  exactOptionalPropertyTypes: true,
  isolatedModules: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};

const NODE = { lib: ["es2023", "esnext.disposable"], types: ["node"] };
const BROWSER = { lib: ["es2023", "esnext.disposable", "dom", "dom.iterable"], types: [] };

/** Ways to set a compiler up, by name. */
const SETTINGS: Record<string, { compilerOptions: object; files: string[] }> = {
  node16: { compilerOptions: { module: "node16", ...NODE }, files: ["types.ts"] },
  "nodenext with all strict flags, without DOM": {
    compilerOptions: { module: "nodenext", ...NODE, ...STRICT },
    files: ["types.ts"],
  },
  "bundler, in a browser": {
    compilerOptions: { module: "esnext", moduleResolution: "bundler", ...BROWSER },
    files: ["stop-and-wait.ts"],
  },
};

async function check(version: string, name: string, settings: object, project: string): Promise<void> {
  const path = join(project, `tsconfig-${version}-${name.replaceAll(/\W+/g, "-")}.json`);
  const { compilerOptions, files } = settings as { compilerOptions: object; files: string[] };
  const all = { target: "es2022", strict: true, noEmit: true, skipLibCheck: false, ...compilerOptions };
  await writeFile(path, JSON.stringify({ compilerOptions: all, files }));
  await run("node", [join(TOOLS, `typescript-${version}/bin/tsc`), "-p", path], project);
}

/** Compilers of users. */
export const typescriptCells: Cell[] = [
  ...VERSIONS.map((version) => ({
    row: `TypeScript: ${Object.keys(SETTINGS).join("; ")}`,
    title: versionOf(`typescript-${version}`),
    async run({ project }: { project: string }) {
      for (const [name, settings] of Object.entries(SETTINGS)) await check(version, name, settings, project);
    },
  })),
  ...VERSIONS.slice(COMMONJS_SINCE).map((version) => ({
    row: "TypeScript in CommonJS: nodenext",
    title: versionOf(`typescript-${version}`),
    run: ({ project }: { project: string }) =>
      check(
        version,
        "commonjs",
        { compilerOptions: { module: "nodenext", ...NODE }, files: ["commonjs.cts"] },
        project,
      ),
  })),
];
