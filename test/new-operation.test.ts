import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const SCRIPT = join(process.cwd(), "scripts/new-operation.ts");
const EMULATOR = "packages/emulator";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ges-new-operation-"));
  for (const path of [
    "spec",
    "scripts",
    "redocly.yaml",
    ".changeset",
    `${EMULATOR}/src/api`,
    `${EMULATOR}/test/support`,
  ]) {
    await cp(path, join(folder, path), { recursive: true });
  }
});
afterAll(() => rm(folder, { recursive: true }));

const start = (...args: string[]) => run(process.execPath, [SCRIPT, ...args], { cwd: folder });
const read = (file: string) => readFile(join(folder, file), "utf8");

describe("npm run new:operation", () => {
  test("writes a description that has nothing against it", async () => {
    await start("management-v2", "Graphs", "pauseGraph");
    const { stdout } = await run("redocly", ["lint", "management-v2", "--format", "json"], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
    expect(await read("spec/management-v2/openapi.yaml")).toContain("operations/graphs/pause-graph.yaml");
  });

  test("writes the handler, its place among the handlers, and a call for the tests", async () => {
    await start("service-v1", "Vertices", "countVertices");
    expect(await read(`${EMULATOR}/src/api/service/vertices/count-vertices.ts`)).toContain(
      "export const countVertices",
    );
    const handlers = await read(`${EMULATOR}/src/api/service/handlers.ts`);
    expect(handlers).toContain('import { countVertices } from "./vertices/count-vertices.ts";');
    expect(handlers).toMatch(/^ {2}countVertices,$/m);
    const calls = await read(`${EMULATOR}/test/support/single-calls-story.ts`);
    expect(calls).toMatch(/`\/graphs\/\$\{graph\}\/action\?action_id=count-vertices`/);
  });

  test("writes a change-set that names every package, for they carry one version", async () => {
    await start("management-v2", "Jobs", "pauseJobs");
    const text = await read(".changeset/management-v2-pause-jobs.md");
    for (const name of ["core", "v1", "v2", "emulator"]) expect(text).toContain(`"@ges-sdk/${name}": minor`);
  });

  test("says which argument is wrong, and writes nothing", async () => {
    await expect(start("management-v3", "Graphs", "pauseGraph")).rejects.toThrow("DESCRIPTION is one of");
    await expect(start("management-v2", "Graphs", "pause-graph")).rejects.toThrow("NAME is an operationId");
    await expect(start("management-v2", "Graphs", "stopGraph")).rejects.toThrow("stop-graph.yaml is there already");
    await expect(start("management-v2", "Weather", "makeRain")).rejects.toThrow("has no place that looks like");
  });
});
