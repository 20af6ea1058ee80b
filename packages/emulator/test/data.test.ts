import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, done, graphIn, jobEnded, runningGraph, SETTINGS } from "./support/api.ts";
import { contentsOf, DataFolder, ended, outputsOf, service } from "./support/data-folder.ts";
import { newObs } from "./support/storage.ts";

const HOUR = 3_600_000;

type Graph = Record<string, unknown>;
type Call = [method: string, path: string, body?: unknown];

let folder: DataFolder;
beforeEach(() => {
  folder = new DataFolder();
});
afterEach(() => folder.remove());

const addVertex = (api: Api, vertex: string) => service(api, "POST", "vertices", { vertex, label: "user" });
const vertexCount = async (api: Api) => (await service(api, "GET", "summary")).body.data?.vertexNum;

describe("After a crash", () => {
  test("all that a graph holds is there, in its order and with the odd names it has", async () => {
    const api = await folder.start();
    await runningGraph(api);
    const write = async (...call: Call) => {
      expect(await service(api, ...call)).toMatchObject({ status: 200 });
    };
    await write("POST", "schema/labels", {
      name: "person",
      properties: [{ property: { name: "age", dataType: "int", cardinality: "single" } }],
    });
    for (const vertex of ["b", "a", 'quote"', "\ud800", "\ud801", "nul\0"]) {
      await write("POST", "vertices", { vertex, label: "person", properties: { age: ["1"] } });
    }
    for (let count = 0; count < 3; count += 1) await write("POST", "edges", { source: "b", target: "a" });
    await write("DELETE", "edges?source=b&target=a&index=1");
    await write("POST", "edges", { source: "\ud800", target: "\ud801" });
    await write("POST", "edges", { source: "a", target: 'quote"' });
    await write("DELETE", `vertices/${encodeURIComponent('quote"')}`);
    const age = { properties: { age: ["2"] } };
    await write("POST", "vertices/b/properties/action?action_id=update", age);
    await write("POST", "vertices/a/labels", { label: "person2" });
    const index = { indexType: "GlobalCompositeVertexIndex", hasLabel: "true", indexProperty: [] };
    for (const indexName of ["one", "two"]) {
      await ended(api, (await service(api, "POST", "indices", { ...index, indexName })).body.jobId);
    }
    await ended(api, (await service(api, "DELETE", "indices/one")).body.jobId);
    const contents = await contentsOf(api);
    expect(contents).toMatchObject({ summary: { data: { vertexNum: 5, edgeNum: 3 } } });
    expect(await contentsOf(await folder.crash())).toEqual(contents);
  });

  test("so are jobs, backups, metadata, addresses and what was found out about graphs", async () => {
    const api = await folder.start();
    const id = await runningGraph(api);
    const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
    await addVertex(api, "Lily");
    await addVertex(api, "Rocky");
    await service(api, "POST", "edges", { source: "Lily", target: "Rocky" });
    const algorithm = { algorithmName: "pagerank", parameters: {} };
    await outputsOf(api, "action?action_id=execute-algorithm", algorithm);
    await ended(api, (await service(api, "POST", "schema/data-assets")).body.jobId);
    await ended(api, (await service(api, "POST", "schema/structure/build")).body.jobId);
    await done(api, "POST", `/graphs/${id}/backups`);
    await v2("POST", `/graphs/${id}/bind-eip`, { eip_id: "eip1" });
    await v2("POST", "/graphs/metadatas", {
      metadata_path: "bucket/schema.xml",
      name: "schema",
      description: "Users",
      is_overwrite: false,
      ges_metadata: { labels: [{ name: "user" }] },
    });
    const seen = async (at: Api) => {
      const jobs = (await service(at, "GET", "jobs/status")).body.jobs;
      const look = async (path: string) => (await at.call("GET", "v2", path)).body;
      return {
        graphs: await look("/graphs"),
        backups: await look("/graphs/backups"),
        metadatas: await look("/graphs/metadatas"),
        managementJobs: await look("/graphs/jobs"),
        jobs,
        results: await Promise.all(
          jobs.map(async ({ jobId }: { jobId: string }) => (await service(at, "GET", `jobs/${jobId}/status`)).body),
        ),
        assets: (await service(at, "GET", "schema/data-assets")).body,
        structure: (await service(at, "GET", "schema/structure")).body,
      };
    };
    const before = await seen(api);
    expect(before).toMatchObject({ backups: { backup_count: 1 }, managementJobs: { job_count: 2 } });
    expect(before.metadatas.schema_count).toBe(1);
    expect(before.results).toHaveLength(3);
    expect(await seen(await folder.crash())).toEqual(before);
  });

  test("an issued token is still accepted, and the clock shows the time it was set to", async () => {
    const api = await folder.start();
    const password = { user: api.emulator.user };
    const scope = { project: { id: api.emulator.credentials.projectId } };
    const answer = await api.emulator.fetch(`${api.emulator.url}/v3/auth/tokens`, {
      method: "POST",
      body: JSON.stringify({ auth: { identity: { methods: ["password"], password }, scope } }),
    });
    const token = answer.headers.get("x-subject-token") ?? "";
    api.emulator.clock.advance(HOUR);
    const { emulator, raw } = await api.raw("/_emulator/health").then(() => folder.crash());
    expect(emulator.clock.now().getTime()).toBeGreaterThanOrEqual(Date.now() + HOUR / 2);
    const path = `/v2/${emulator.credentials.projectId}/graphs`;
    expect(await raw(path, { headers: { "x-auth-token": token } })).toMatchObject({ status: 200 });
  });

  test("with a seed, IDs go on and do not come a second time", async () => {
    const ids = new Set<string>();
    let api = await folder.start({ seed: 1 });
    for (const name of ["graph1", "graph2", "graph3"]) {
      ids.add((await api.call("POST", "v2", "/graphs", { graph: { name, ...SETTINGS } })).body.id);
      api = await folder.crash({ seed: 1 });
    }
    expect(ids.size).toBe(3);
  });

  test("what was deleted, cleared, brought back from memory or reset stays so", async () => {
    let api = await folder.start();
    await runningGraph(api);
    await runningGraph(api, "other");
    await addVertex(api, "Lily");
    api.emulator.snapshot("one");
    await addVertex(api, "Rocky");
    await ended(api, (await service(api, "POST", "action?action_id=clear-graph", {})).body.jobId);
    await addVertex(api, "Ann");
    const contents = await contentsOf(api);
    api = await folder.crash();
    expect(await contentsOf(api)).toEqual(contents);
    const [first, second] = (await api.call("GET", "v2", "/graphs")).body.graphs;
    await done(api, "DELETE", `/graphs/${second.id}`);
    api.emulator.snapshot("two");
    await addVertex(api, "Rocky");
    api.emulator.restore("two");
    expect(await vertexCount(api)).toBe(1);
    api = await folder.crash();
    expect(await vertexCount(api)).toBe(1);
    expect((await api.call("GET", "v2", "/graphs")).body.graphs).toMatchObject([{ id: first.id }]);
    api.emulator.reset();
    await api.call("GET", "v2", "/graphs");
    api = await folder.crash();
    expect((await api.call("GET", "v2", "/graphs")).body.graph_count).toBe(0);
  });
});

test("What is gone takes no room", async () => {
  const api = await folder.start();
  const id = await runningGraph(api);
  await addVertex(api, "Lily");
  await addVertex(api, "Rocky");
  await service(api, "POST", "edges", { source: "Lily", target: "Rocky" });
  await done(api, "POST", `/graphs/${id}/backups`);
  await done(api, "DELETE", `/graphs/${id}`);
  await api.emulator.close();
  const database = new DatabaseSync(join(folder.path, "ges-emulator.sqlite"));
  const left = ["change", "definition"].map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  database.close();
  expect(left).toEqual([[], []]);
});

test("What was changed again and again is written anew at a start", async () => {
  const obs = await newObs();
  const lines = Array.from({ length: 3000 }, (_, vertex) => `${vertex},__DEFAULT__`);
  await obs.write("bucket/vertices.csv", lines.join("\n"));
  let api = await folder.start({ obs: obs.folder });
  const id = await runningGraph(api);
  for (let time = 0; time < 8; time += 1) {
    await done(api, "POST", `/graphs/${id}/import-graph`, { vertexset_path: "bucket/vertices.csv" });
  }
  await service(api, "POST", "edges", { source: "1", target: "2" });
  const sizeOf = () => {
    const database = new DatabaseSync(join(folder.path, "ges-emulator.sqlite"));
    const [row] = database.prepare("SELECT sum(length(changes)) AS size FROM change").all();
    database.close();
    return Number(row?.["size"]);
  };
  await api.emulator.close();
  const before = sizeOf();
  api = await folder.start();
  expect((await service(api, "GET", "summary")).body.data).toMatchObject({ vertexNum: 3000, edgeNum: 1 });
  await api.emulator.close();
  expect(sizeOf()).toBeLessThan(before / 4);
  api = await folder.start();
  expect((await service(api, "GET", "summary")).body.data).toMatchObject({ vertexNum: 3000, edgeNum: 1 });
  await obs.remove();
});

describe("A backup", () => {
  test("that was deleted after a restart comes back whole with a snapshot from before", async () => {
    let api = await folder.start();
    const id = await runningGraph(api);
    for (const vertex of ["Lily", "Rocky"]) await addVertex(api, vertex);
    await api.call("POST", "v2", `/graphs/${id}/backups`);
    api = await folder.crash();
    const list = async () => (await api.call("GET", "v2", "/graphs/backups")).body.backup_list;
    const [{ id: graph_backup_id, size }] = await list();
    api.emulator.snapshot("before");
    await api.call("DELETE", "v2", `/graphs/${id}/backups/${graph_backup_id}`);
    await service(api, "DELETE", "vertices/Lily");
    api.emulator.restore("before");
    await list();
    api = await folder.crash();
    expect(await list()).toMatchObject([{ id: graph_backup_id, size }]);
    await service(api, "DELETE", "vertices/Lily");
    await service(api, "DELETE", "vertices/Rocky");
    for (const action of ["stop", "start"]) {
      await api.call("POST", "v2", `/graphs/${id}/${action}`, action === "start" ? { graph_backup_id } : undefined);
      await api.call("GET", "v2", `/graphs/${id}`);
    }
    expect((await service(api, "GET", "summary")).body.data.vertexNum).toBe(2);
  });

  test("holds what the graph held then, whatever became of the graph before and after the crash", async () => {
    let api = await folder.start();
    const id = await runningGraph(api);
    await addVertex(api, "Lily");
    await api.call("POST", "v2", `/graphs/${id}/backups`);
    await graphIn(api, id, "200");
    const [{ id: backupId }] = (await api.call("GET", "v2", "/graphs/backups")).body.backup_list;
    await addVertex(api, "Rocky");
    api = await folder.crash();
    await addVertex(api, "Ann");
    expect(await vertexCount(api)).toBe(3);
    await done(api, "POST", `/graphs/${id}/stop`);
    api = await folder.crash({ jobDuration: HOUR });
    await api.call("POST", "v2", `/graphs/${id}/start`, { graph_backup_id: backupId });
    // The job that starts the graph has what it needs.
    expect(await api.call("DELETE", "v2", `/graphs/${id}/backups/${backupId}`)).toEqual({ status: 200, body: {} });
    api = await folder.crash();
    api.emulator.clock.advance(HOUR);
    expect(await vertexCount(api)).toBe(1);
    api = await folder.crash();
    expect(await vertexCount(api)).toBe(1);
  });
});

describe("A job of the management plane", () => {
  test("continues from the time it had reached, and ends when it was due", async () => {
    let api = await folder.start({ jobDuration: HOUR });
    const { id } = (await api.call("POST", "v2", "/graphs", { graph: { name: "movie", ...SETTINGS } })).body;
    const graph = async () => (await api.call("GET", "v2", `/graphs/${id}`)).body.graph;
    api = await folder.crash();
    api.emulator.clock.advance(HOUR * 0.9);
    expect((await graph()).status).toBe("100");
    api = await folder.crash();
    api.emulator.clock.advance(HOUR * 0.9);
    expect((await graph()).status).toBe("200");
    const [job] = (await api.call("GET", "v2", "/graphs/jobs")).body.job_list;
    expect(Date.parse(job.end_time) - Date.parse(job.begin_time)).toBe(HOUR);
  });

  test("that advances with each poll has been polled as often as before", async () => {
    let api = await folder.start({ jobDuration: "polls:3" });
    const { id } = (await api.call("POST", "v2", "/graphs", { graph: { name: "movie", ...SETTINGS } })).body;
    const status = async () => (await api.call("GET", "v2", `/graphs/${id}`)).body.graph.status;
    expect(await status()).toBe("100");
    api = await folder.crash();
    expect(await status()).toBe("100");
    api = await folder.crash();
    expect(await status()).toBe("200");
  });

  test.each([
    ["POST", "upgrade", { upgrade_version: "9.9.9" }, (graph: Graph) => graph["data_store_version"]],
    ["POST", "expand", { expand: { replication: 2 } }, (graph: Graph) => graph["replication"]],
    ["POST", "resize", { resize: { graph_size_type_index: "2" } }, (graph: Graph) => graph["graph_size_type_index"]],
    ["POST", "restart", undefined, (graph: Graph) => graph["status"]],
    ["POST", "stop", undefined, (graph: Graph) => graph["status"]],
    ["DELETE", "", undefined, (graph: Graph) => graph],
  ])("comes to what it would have come to: %s %s", async (method, action, body, look) => {
    const outcomes: unknown[] = [];
    for (const isCrashing of [false, true]) {
      let api = await folder.start({ jobDuration: "CreateGraph=0,1000000" });
      const id = await runningGraph(api);
      const before = look((await api.call("GET", "v2", `/graphs/${id}`)).body.graph);
      const path = [`/graphs/${id}`, action].filter(Boolean).join("/");
      expect((await api.call(method, "v2", path, body)).status).toBe(200);
      if (isCrashing) api = await folder.crash();
      api.emulator.clock.advance(1_000_000);
      const { graph } = (await api.call("GET", "v2", `/graphs/${id}`)).body;
      outcomes.push(graph && look(graph));
      if (action !== "restart") expect(outcomes.at(-1)).not.toEqual(before);
      api.emulator.reset();
      await api.emulator.close();
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test("that was reading files has failed, and its graph has what was read", async () => {
    const obs = join(folder.root, "obs");
    mkdirSync(join(obs, "bucket"), { recursive: true });
    const lines = Array.from({ length: 200_000 }, (_, at) => `v${at},v${at + 1}`);
    writeFileSync(join(obs, "bucket", "edges.csv"), lines.join("\n"));
    let api = await folder.start({ obs });
    const id = await runningGraph(api);
    const { job_id: jobId } = (
      await api.call("POST", "v2", `/graphs/${id}/import-graph`, { edgeset_path: "bucket/edges.csv" })
    ).body;
    const read = async () => (await service(api, "GET", "summary")).body.data.edgeNum;
    while ((await read()) === 0);
    const before = await read();
    api = await folder.crash({ obs });
    expect(await jobEnded(api, id, jobId)).toMatchObject({
      status: "failed",
      fail_reason: "The service was restarted.",
    });
    await graphIn(api, id, "200");
    expect(await read()).toBeGreaterThanOrEqual(before);
    expect(await read()).toBeLessThan(200_000);
  });

  test("a stopped graph starts again automatically a week later", async () => {
    let api = await folder.start();
    const id = await runningGraph(api);
    await done(api, "POST", `/graphs/${id}/stop`);
    api = await folder.crash();
    api.emulator.clock.advance(7 * 24 * HOUR - 60_000);
    expect((await api.call("GET", "v2", `/graphs/${id}`)).body.graph.status).toBe("900");
    api.emulator.clock.advance(120_000);
    expect((await api.call("GET", "v2", `/graphs/${id}`)).body.graph.status).toBe("200");
  });
});

describe("A job of the service plane", () => {
  test("whose work was done ends when it was due, with its result", async () => {
    let api = await folder.start({ jobDuration: "CreateGraph=0,1000000" });
    await runningGraph(api);
    await addVertex(api, "Lily");
    const query = { vertexFilters: [] };
    const { jobId } = (await service(api, "POST", "vertices/action?action_id=query", query)).body;
    const job = async () => (await service(api, "GET", `jobs/${jobId}/status`)).body;
    expect(await job()).toEqual({ status: "running" });
    api = await folder.crash();
    expect(await job()).toEqual({ status: "running" });
    api.emulator.clock.advance(1_000_000);
    expect(await job()).toMatchObject({ status: "success", data: { outputs: { vertices: [{ id: "Lily" }] } } });
  });

  test("whose work was being done has failed, because the service was restarted", async () => {
    let api = await folder.start();
    await runningGraph(api);
    // Large enough to keep a thread busy for a while.
    const edges = Array.from({ length: 40_000 }, (_, at) => ({
      source: `v${at % 1009}`,
      target: `v${at % 997}`,
      label: "l",
    }));
    const added = await service(api, "POST", "edges/action?action_id=batch-add", { edges, createNotExists: true });
    expect(added.status).toBe(200);
    const query = { algorithmName: "betweenness", parameters: {} };
    const { jobId } = (await service(api, "POST", "action?action_id=execute-algorithm", query)).body;
    api = await folder.crash();
    const failed = { status: "failed", failReason: "The service was restarted." };
    expect(await ended(api, jobId)).toMatchObject(failed);
    const [{ endTime }] = (await service(api, "GET", "jobs/status")).body.jobs;
    api = await folder.crash();
    expect(await ended(api, jobId)).toMatchObject(failed);
    expect((await service(api, "GET", "jobs/status")).body.jobs).toMatchObject([{ endTime }]);
  });
});
