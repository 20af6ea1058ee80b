import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startService, type TestService } from "./support/emulator.ts";
import { ges } from "./support/run.ts";
import { ENTER, terminal } from "./support/terminal.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
  service.emulator.snapshot("start");
});
beforeEach(() => service.emulator.restore("start"));
afterAll(() => service[Symbol.asyncDispose]());

const run = (...words: string[]) => ges(words, service);
const countVertices = async () => {
  const { stdout } = await run("query", "gremlin", "g.V().count()", "--graph", "movie");
  return Number(stdout);
};

describe("ges data", () => {
  test("clears a graph once its name is typed, and imports it again", async () => {
    const clearing = terminal(["data", "clear", "movie", "--wait"], service);
    await clearing.shows("All vertices and edges of graph movie will be deleted. Type movie to go on");
    clearing.type(`movie${ENTER}`);
    expect(await clearing.ended).toBe(0);
    expect(await countVertices()).toBe(0);

    const files = ["--schema", "movies/schema.xml", "--vertices", "movies/vertices.csv", "--edges", "movies/edges.csv"];
    const imported = await run("data", "import", "movie", ...files, "--wait");
    expect(imported.stdout).toMatch(/^lines +\d+ imported, 0 not$/m);
    expect(imported.code).toBe(0);
    expect(await countVertices()).toBe(100);
  });

  test("exports a graph to files that can be imported", async () => {
    const exported = await run("data", "export", "movie", "--to", "movies/copy/", "--wait");
    expect(exported.code).toBe(0);
    await run("data", "clear", "movie", "--yes", "--wait");
    const [schema, vertices] = ["movies/copy/schema.xml", "movies/copy/vertices"];
    await run("data", "import", "movie", "--schema", schema, "--vertices", vertices, "--wait");
    expect(await countVertices()).toBe(100);
  });

  test.each([
    [["data", "clear", "movie"], "All vertices and edges of graph movie will be deleted. Add --yes if that is wanted."],
    [["data", "import", "movie"], "There is nothing to import: give --vertices, --edges or both."],
    [["data", "export", "movie"], "required option '--to <PATH>' not specified"],
  ])("refuses %j", async (words, problem) => {
    const { code, stderr } = await run(...words);
    expect(stderr).toContain(problem);
    expect(code).toBe(2);
    expect(await countVertices()).toBe(100);
  });
});

describe("ges backups", () => {
  test("takes a backup, restores a stopped graph from it, and deletes it", async () => {
    const created = await run("backups", "create", "movie", "--wait");
    expect(created.code).toBe(0);
    const backup = (await run("backups", "list", "movie", "--output", "id")).stdout.trim();
    await run("data", "clear", "movie", "--yes", "--wait");
    await run("graphs", "stop", "movie", "--wait");

    const asked = await run("backups", "restore", backup);
    expect(asked.stderr).toMatch(/The data of graph movie will be replaced by that of backup \S+\. Add --yes/);
    expect(asked.code).toBe(2);
    const restored = await run("backups", "restore", backup, "--yes", "--wait");
    expect(restored.code).toBe(0);
    expect(await countVertices()).toBe(100);

    const { name = "" }: { name?: string } = JSON.parse((await run("backups", "list", "--output", "jsonl")).stdout);
    const deleting = terminal(["backups", "delete", name], service);
    await deleting.shows(`Type ${name} to go on`);
    deleting.type(`${name}${ENTER}`);
    expect(await deleting.ended).toBe(0);
    expect((await run("backups", "list")).stdout).toBe("");
  });

  test("refuses to restore a graph that is running", async () => {
    await run("backups", "create", "movie", "--wait");
    const backup = (await run("backups", "list", "--output", "id")).stdout.trim();
    const { code, stderr } = await run("backups", "restore", backup, "--yes");
    expect(stderr).toContain("GES.");
    expect(code).toBe(1);
    expect((await run("backups", "restore", "nonsense", "--yes")).stderr).toContain("No backup is called nonsense.");
  });
});
