import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishablePackages } from "../scripts/release/publishable.ts";
import { type Bom, installedMaterials, materialsOf } from "../scripts/release/sbom.ts";

const run = promisify(execFile);
const PACKAGES = publishablePackages();
const RELEASED = PACKAGES.map(({ name }) => name).sort();
const NAMES = PACKAGES.map(({ folder }) => basename(folder));
/** The command line is a program, and has no types. */
const PROGRAMS = ["cli"];
/** Lines of Node.js that are supported besides the one of this project, which runs the tests. */
const OTHER_LINES = ["22.13.0", "22", "26"];

/** Outside the project, where nothing is found that a user would not have. */
let folder: string;
const tarballs = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ges-packed-"));
  for (const name of NAMES) tarballs.set(name, await pack(`packages/${name}`));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function pack(packageFolder: string): Promise<string> {
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: packageFolder });
  const [entry] = Object.values(JSON.parse(stdout) as { filename: string }[]);
  return join(folder, entry?.filename ?? "");
}

/** Makes a project of a user's, with packages from tarballs or the registry. */
async function install(name: string, ...packages: string[]): Promise<string> {
  const project = join(folder, name);
  await mkdir(project, { recursive: true });
  await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", ...packages], { cwd: project });
  return project;
}

const PROGRAM = `
import { createEmulator } from "@ges-sdk/emulator";
import { GesApiError, GES_ERRORS } from "@ges-sdk/core";
import { environmentCredentials } from "@ges-sdk/core/node";
import { createServiceClient } from "@ges-sdk/v1";
import { createManagementClient } from "@ges-sdk/v2";

const emulator = await createEmulator();
const options = { endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials };
const error = await createManagementClient(options).stopGraph({ graph_id: "none" }).catch((reason) => reason);
console.log(error instanceof GesApiError, error.code in GES_ERRORS, typeof environmentCredentials);
console.log(typeof createServiceClient({ ...options, graphName: "movie" }).cancelJob);
await emulator.close();`;

describe("The packages, as they are published and installed", () => {
  test("work together on every supported line of Node.js, and are developed there without warnings", async () => {
    const platform = `node-${process.platform}-${process.arch}`;
    const lines = OTHER_LINES.map((line, index) => `line${index}@npm:${platform}@${line}`);
    const project = await install("lines", ...tarballs.values(), ...lines);
    await writeFile(join(project, "program.js"), PROGRAM);
    const programs = OTHER_LINES.map((_, index) => join(project, `node_modules/line${index}/bin/node`));
    const npm = await realpath((await run("which", ["npm"])).stdout.trim());
    for (const node of [process.execPath, ...programs]) {
      const { stdout } = await run(node, ["program.js"], { cwd: project });
      expect(stdout, node).toBe("true true function\nfunction\n");
      const explained = await run(node, ["node_modules/@ges-sdk/cli/bin/ges.js", "errors", "GES.7001"], {
        cwd: project,
      });
      expect(explained.stdout, node).toMatch(/^code +GES\.7001$/m);
      const { stderr } = await run(node, [npm, "ci", "--dry-run", "--ignore-scripts", "--loglevel=warn"]);
      expect(stderr).not.toContain("EBADENGINE");
    }
  });

  test("share one core, also when a newer one is installed beside a client", async () => {
    const newer = join(folder, "newer-core");
    await mkdir(newer);
    await run("tar", ["-xzf", tarballs.get("core") ?? "", "--strip-components=1", "-C", newer]);
    const manifest = JSON.parse(await readFile(join(newer, "package.json"), "utf8"));
    const { scripts: _, ...published } = manifest;
    await writeFile(join(newer, "package.json"), JSON.stringify({ ...published, version: "0.1.1" }));
    const project = await install("one-core", await pack(newer), tarballs.get("v2") ?? "");
    expect(existsSync(join(project, "node_modules/@ges-sdk/v2/node_modules"))).toBe(false);
  });

  test("type-check in a strict project, declarations of dependencies included", async () => {
    const project = await install("types", ...tarballs.values(), "@types/node@24");
    await writeFile(join(project, "program.ts"), PROGRAM);
    const compilerOptions = { target: "es2023", module: "nodenext", strict: true, noEmit: true, types: ["node"] };
    await writeFile(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
    await run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", project]).catch(({ stdout }) => {
      throw new Error(stdout);
    });
  });

  test.each(NAMES)("have manifests and types that every tool understands: %s", async (name) => {
    const tarball = await readFile(tarballs.get(name) ?? "");
    const data = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength) as ArrayBuffer;
    const { messages, pkg } = await publint({ pack: { tarball: data }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(data)));
    // ESM only: `require()` of them is a matter of the runtime, and `node10` knows no exports.
    const untyped = PROGRAMS.includes(name) ? [] : ["no types"];
    const problems = result.types ? result.problems.filter(({ kind }) => kind !== "CJSResolvesToESM") : untyped;
    expect(problems.filter((problem) => typeof problem === "string" || !isOfNode10(problem))).toEqual([]);
  });

  test.each(NAMES)("hold what was built, its sources and nothing else: %s", async (name) => {
    const { stdout } = await run("tar", ["-tzf", tarballs.get(name) ?? ""]);
    const folders = stdout
      .trim()
      .split("\n")
      .map((path) => path.replace(/^package\/([^/]*\/?).*/, "$1"));
    const expected = [
      "LICENSE",
      "README.md",
      "dist/",
      "package.json",
      ...(PROGRAMS.includes(name) ? [] : ["src/"]),
      ...(existsSync(`packages/${name}/bin`) ? ["bin/"] : []),
      ...(name === "emulator" ? ["OPERATIONS.md", "data/"] : []),
      ...(name === "cli" ? ["commands.json"] : []),
    ];
    expect([...new Set(folders)].sort()).toEqual(expected.sort());
  });

  test("install the command line with nothing beside it", async () => {
    const project = await install("program", tarballs.get("cli") ?? "");
    const { stdout } = await run(process.execPath, ["node_modules/.bin/ges", "--help"], { cwd: project });
    expect(stdout).toMatch(/^Usage: ges /);
    expect(await readdir(join(project, "node_modules/@ges-sdk"))).toEqual(["cli"]);
    const licenses = await readFile(join(project, "node_modules/@ges-sdk/cli/dist/THIRD-PARTY-LICENSES.txt"), "utf8");
    for (const name of ["commander", "cli-table3", "openapi-fetch"]) expect(licenses).toContain(`${name} `);
  });

  test("cannot be packed before they are built", async () => {
    const unbuilt = await mkdtemp(join("packages", ".unbuilt-"));
    try {
      for (const file of ["package.json", "README.md"]) await cp(`packages/v2/${file}`, join(unbuilt, file));
      await expect(pack(unbuilt)).rejects.toThrow(/cannot be packed: .* is missing/);
    } finally {
      await rm(unbuilt, { recursive: true });
    }
  });

  test("agree on the fields that they share", async () => {
    await run(process.execPath, ["scripts/manifests.ts", "--check"]);
  });

  test("are released together", async () => {
    const { fixed } = JSON.parse(await readFile(".changeset/config.json", "utf8"));
    expect(fixed).toEqual([expect.toSatisfy((names: string[]) => names.toSorted().join() === RELEASED.join())]);
  });

  test("come with bills of materials: each names its package and all that is installed with it", async () => {
    const materials = await installedMaterials([...tarballs.values()]);
    const installed = Object.fromEntries(
      PACKAGES.map(({ name, version }) => [name, componentsOf(materialsOf(`${name}@${version}`, materials))]),
    );
    expect(installed).toMatchObject({
      "@ges-sdk/core": ["openapi-fetch", "openapi-typescript-helpers"],
      "@ges-sdk/v2": ["@ges-sdk/core", "openapi-fetch", "openapi-typescript-helpers"],
      "@ges-sdk/emulator": ["re2js", "sax"],
      "@ges-sdk/cli": [],
    });
  });
});

test("npm makes a bill of materials of the whole repository", async () => {
  const { stdout } = await run("npm", ["sbom", "--sbom-format", "spdx", "--package-lock-only"], { maxBuffer: 1e8 });
  expect(JSON.parse(stdout).packages.length).toBeGreaterThan(PACKAGES.length);
});

function componentsOf({ components }: Bom): string[] {
  return components.map((component) => component["bom-ref"].replace(/@[^@]*$/, "")).sort();
}

function isOfNode10(problem: object): boolean {
  return "resolutionKind" in problem && problem.resolutionKind === "node10";
}
