import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, type Body, runningGraph, SETTINGS, startApi } from "./support/api.ts";

let api: Api;
let id: string;

beforeEach(async () => {
  api = await startApi({ jobDuration: 0 });
  id = await runningGraph(api);
});
afterEach(() => api.emulator.close());

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
const all = async (): Promise<Body[]> => (await v2("GET", "/graphs/backups")).body.backup_list;
const backUp = async () => {
  await v2("POST", `/graphs/${id}/backups`);
  api.emulator.clock.advance(1000);
};

describe("The backups of all graphs", () => {
  test("are listed a page at a time, each named after its graph and its time", async () => {
    api.emulator.clock.set("2030-05-10T12:34:56Z");
    await backUp();
    id = await runningGraph(api, "other");
    api.emulator.clock.set("2030-05-11T01:02:03Z");
    await backUp();
    expect((await all()).map(({ name }) => name)).toEqual([
      expect.stringMatching(/^movie-2030051012\d{4}$/),
      expect.stringMatching(/^other-2030051101\d{4}$/),
    ]);
    const { body } = await v2("GET", "/graphs/backups?offset=1&limit=1");
    expect([body.backup_count, body.backup_list.length, body.backup_list[0].graph_name]).toEqual([2, 1, "other"]);
  });

  test("name their graph in snake_case in API v1.0, unlike those of one graph", async () => {
    await backUp();
    const list = async (path: string) => (await api.call("GET", "v1.0", path)).body.backupList[0];
    expect(await list("/graphs/backups")).toMatchObject({ graph_name: "movie", backupMethod: "manual" });
    expect(await list(`/graphs/${id}/backups`)).toMatchObject({ graphName: "movie", backupMethod: "manual" });
  });

  test("go with a graph that is deleted", async () => {
    await backUp();
    await v2("DELETE", `/graphs/${id}`);
    expect(await all()).toEqual([]);
  });

  test("stay, the two latest, when a deleted graph is to keep them", async () => {
    for (let time = 0; time < 3; time += 1) await backUp();
    const [, second, third] = await all();
    await v2("DELETE", `/graphs/${id}?keep_backup=true`);
    const kept = await all();
    expect(kept.map((backup) => backup.id)).toEqual([second.id, third.id]);
    expect(kept[0]).toMatchObject({ graph_status: "400", status: "success" });
    expect((await v2("GET", `/graphs/${id}/backups`)).body.error_code).toBe("GES.7000");
    expect((await v2("DELETE", `/graphs/${id}/backups/${second.id}`)).status).toBe(200);
    expect(await all()).toHaveLength(1);
  });

  test.each([
    ["v2", { keep_backup: true }, 1],
    ["v2", { keep_backup: false }, 0],
    ["v1.0", { keepBackup: true }, 1],
  ] as const)("stay or go as a body of API %s says: %j", async (version, body, count) => {
    await backUp();
    expect((await api.call("DELETE", version, `/graphs/${id}`, body)).status).toBe(200);
    expect(await all()).toHaveLength(count);
  });

  test("are safe from a body that is wrong", async () => {
    await backUp();
    const { status, body } = await v2("DELETE", `/graphs/${id}`, { keep_backup: "perhaps" });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { error_msg: expect.stringContaining("keep_backup") },
    });
    expect(await all()).toHaveLength(1);
  });

  test("tell what the graph was like when they were taken", async () => {
    await backUp();
    await v2("POST", `/graphs/${id}/resize`, { resize: { graph_size_type_index: "3" } });
    await v2("POST", `/graphs/${id}/upgrade`, { upgrade_version: "3.0" });
    await v2("POST", `/graphs/${id}/stop`);
    await backUp();
    expect(await all()).toMatchObject([
      { graph_size_type_index: "1", data_store_version: "2.3.17", graph_status: "200" },
      { graph_size_type_index: "3", data_store_version: "3.0", graph_status: "900" },
    ]);
  });
});

describe("The files of backups", () => {
  test("are not imported from where there are none", async () => {
    const answer = await v2("POST", `/graphs/${id}/backups/import`, { import_path: "bucket/" });
    expect([answer.status, answer.body.error_code]).toEqual([400, "GES.7049"]);
  });

  test("have no links when there is no such backup", async () => {
    const { status, body } = await v2("GET", `/graphs/${id}/backup-files?backup_id=b`);
    expect([status, body.error_code]).toEqual([400, "GES.7024"]);
  });
});

describe("Quotas", () => {
  const quotas = async () =>
    Object.fromEntries(
      (await v2("GET", "/graphs/quotas")).body.quotas.resources.map(({ type, ...left }: Body) => [type, left]),
    );
  const metadata = (name: string) => ({
    metadata_path: `a/${name}.xml`,
    name,
    description: "",
    is_overwrite: false,
    ges_metadata: { labels: [] },
  });

  test("tell what may still be created, in both versions", async () => {
    await backUp();
    await v2("POST", "/graphs/metadatas", metadata("one"));
    expect(await quotas()).toEqual({
      graph: { available: 99, edge_volume: 1e13 - 1e6 },
      backup: { available: 999 },
      metadata: { available: 999 },
    });
    await v2("DELETE", `/graphs/${id}`);
    expect((await quotas())["graph"]).toEqual({ available: 100, edge_volume: 1e13 });
    const old = await api.call("GET", "v1.0", "/graphs/quotas");
    expect(old.body.quotas.resources[0]).toEqual({ type: "graph", available: 100, edgeVolume: 1e13 });
  });

  test("are met by what would go beyond them", async () => {
    api = await startApi({ jobDuration: 0, quotas: { graphs: 2, edges: 12_000_000, backups: 1, metadatas: 1 } });
    const create = async (name: string, graph_size_type_index: string) =>
      (await v2("POST", "/graphs", { graph: { name, ...SETTINGS, graph_size_type_index } })).body;
    ({ id } = await create("movie", "1"));
    expect((await create("large", "3")).error_code, "too many edges").toBe("GES.7018");
    const resize = { resize: { graph_size_type_index: "3" } };
    expect((await v2("POST", `/graphs/${id}/resize`, resize)).body.error_code).toBe("GES.7018");
    await create("small", "2");
    expect((await create("third", "0")).error_code, "too many graphs").toBe("GES.7018");
    await backUp();
    expect((await v2("POST", `/graphs/${id}/backups`)).body.error_code).toBe("GES.7019");
    await v2("POST", "/graphs/metadatas", metadata("one"));
    expect((await v2("POST", "/graphs/metadatas", metadata("two"))).body.error_code).toBe("GES.7018");
    expect(await quotas()).toEqual({
      graph: { available: 0, edge_volume: 1_000_000 },
      backup: { available: 0 },
      metadata: { available: 0 },
    });
  });

  test.each([
    [{ graphs: -1 }, /^quotas: graphs must be/],
    [{ edges: 1.5 }, /^quotas: edges must be/],
    [{ vertices: 1 } as object, /^quotas: vertices is none of graphs, edges, backups, metadatas/],
  ])("are not %j", async (wrong, problem) => {
    await expect(startApi({ quotas: wrong })).rejects.toThrow(problem);
  });
});
