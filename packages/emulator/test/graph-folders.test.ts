import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator } from "../src/index.ts";
import { type Api, startApi } from "./support/api.ts";
import { contentsOf, service } from "./support/data-folder.ts";

const SHIPPED = fileURLToPath(new URL("../data", import.meta.url));

let folder: string;
let apis: Api[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ges-graphs-"));
});
afterEach(async () => {
  for (const { emulator } of apis) await emulator.close();
  apis = [];
  await rm(folder, { recursive: true });
});

async function start(options: Parameters<typeof startApi>[0]): Promise<Api> {
  const api = await startApi({ jobDuration: 0, ...options });
  apis.push(api);
  return api;
}
const graphs = async (api: Api) => (await api.call("GET", "v2", "/graphs")).body.graphs;
const summary = async (api: Api, graph: string) =>
  (await api.call("GET", "ges/v1.0", `/graphs/${graph}/summary`)).body.data;

/** A graph `movie` that CSV cannot hold as it is: a vertex with two labels, an index, a gap among parallel edges. */
async function fill(api: Api): Promise<void> {
  const graph = { graph_size_type_index: "2", vpc_id: "v", subnet_id: "s", security_group_id: "g" };
  const settings = { crypt_algorithm: "generalCipher", enable_https: false };
  await api.call("POST", "v2", "/graphs", { graph: { name: "movie", ...graph, ...settings } });
  await graphs(api);
  for (const vertex of ["Lily", "Rocky"]) await service(api, "POST", "vertices", { vertex, label: "user" });
  await service(api, "POST", "vertices/Lily/labels", { label: "critic" });
  for (let time = 0; time < 3; time += 1) await service(api, "POST", "edges", { source: "Lily", target: "Rocky" });
  await service(api, "DELETE", "edges?source=Lily&target=Rocky&index=1");
  const index = { indexName: "labels", indexType: "GlobalCompositeVertexIndex", hasLabel: "true" };
  await service(api, "POST", "indices", index);
}

describe("The graphs of --init", () => {
  test("run at the first response, made from schema and CSV", async () => {
    const api = await start({ init: SHIPPED });
    expect(await graphs(api)).toMatchObject([{ name: "movies", status: "200" }]);
    expect(await summary(api, "movies")).toMatchObject({ vertexNum: 100, edgeNum: 500 });
  });

  test("are there again after a reset, whatever became of them", async () => {
    const api = await start({ init: SHIPPED });
    const [{ id }] = await graphs(api);
    await api.call("DELETE", "v2", `/graphs/${id}`);
    expect(await graphs(api)).toEqual([]);
    api.emulator.reset();
    expect(await graphs(api)).toMatchObject([{ id, name: "movies" }]);
  });

  test("give way to those that the data folder keeps, and are kept in it from then on", async () => {
    const data = join(folder, "data");
    const first = await start({ init: SHIPPED, data });
    await first.call("POST", "ges/v1.0", "/graphs/movies/vertices", { vertex: "new", label: "movie" });
    await first.emulator.close();
    for (const init of [SHIPPED, undefined]) {
      const api = await start({ init, data });
      expect(await graphs(api)).toHaveLength(1);
      expect(await summary(api, "movies")).toMatchObject({ vertexNum: 101 });
      await api.emulator.close();
    }
  });

  test.each([
    [
      "a line that does not fit",
      { "vertices.csv": "Lily,nobody\n" },
      /1 of 1 lines of bad_graph\/vertices.csv do not fit/,
    ],
    ["a broken schema", { "schema.xml": "<", "vertices.csv": "Lily" }, /bad_graph.*not XML/s],
    ["a broken backup", { "backup.jsonl": "{}" }, /does not hold a backup/],
    ["nothing", {}, /holds neither backup.jsonl nor schema.xml/],
  ])("are refused for %s, and the message says where", async (_, files, message) => {
    await mkdir(join(folder, "bad_graph"));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, "bad_graph", name), text);
    await expect(createEmulator({ init: folder })).rejects.toThrow(message);
  });

  test("need a folder that is there, and names that graphs may have", async () => {
    await expect(createEmulator({ init: join(folder, "none") })).rejects.toThrow("init: there is no folder");
    await mkdir(join(folder, "a-b"));
    await expect(createEmulator({ init: folder })).rejects.toThrow(/a-b cannot name a graph/);
  });
});

describe("A dump", () => {
  test("is a folder that an emulator with the same graphs starts from", async () => {
    const api = await start({});
    await fill(api);
    await api.emulator.dump(folder);
    const other = await start({ init: folder });
    expect(await contentsOf(other)).toEqual(await contentsOf(api));
    expect(await graphs(other)).toMatchObject([{ name: "movie", graph_size_type_index: "2" }]);
  });

  test("is written from a data folder by the command line", async () => {
    const data = join(folder, "data");
    const api = await start({ data });
    await fill(api);
    await api.emulator.close();
    const run = (...args: string[]) => promisify(execFile)(process.execPath, ["src/command-line.ts", "dump", ...args]);
    await run(join(folder, "dump"), "--data", data);
    expect(await readdir(join(folder, "dump", "movie"))).toEqual(["backup.jsonl"]);
    await expect(run(join(folder, "dump"))).rejects.toMatchObject({
      stderr: expect.stringContaining("--data: must name"),
    });
  });
});
