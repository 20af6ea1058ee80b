import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, done, runningGraph, SETTINGS, startApi, until } from "./support/api.ts";

const HOUR = 3_600_000;

let api: Api;
let id: string;
beforeEach(async () => {
  api = await startApi({ jobDuration: 0, seed: 1 });
  id = await runningGraph(api);
  await addVertex("Lily");
});
afterEach(() => api.emulator.close());

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
const service = (method: string, path: string, body?: unknown) =>
  api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);
const addVertex = (vertex: string) => service("POST", "/vertices", { vertex, label: "user" });
const vertexCount = async () => (await service("GET", "/summary")).body.data.vertexNum;

describe("A snapshot", () => {
  test("brings graphs, data, indexes, jobs and backups back, as often as wanted", async () => {
    const backup = (await v2("POST", `/graphs/${id}/backups`)).body;
    await v2("GET", "/graphs");
    api.emulator.snapshot("before");
    const seen = async () => [
      (await v2("GET", "/graphs")).body,
      (await v2("GET", `/graphs/${id}/backups`)).body,
      (await v2("GET", "/graphs/jobs")).body,
      (await service("GET", "/summary?label_details=true")).body,
      (await service("GET", "/jobs/status")).body,
    ];
    const before = await seen();
    for (let time = 0; time < 2; time += 1) {
      await addVertex("Rocky");
      const index = { indexName: "i", indexType: "GlobalCompositeVertexIndex", hasLabel: "true" };
      await service("POST", "/indices", index);
      await v2("POST", "/graphs", { graph: { name: "other", ...SETTINGS } });
      const [{ id: backupId }] = (await v2("GET", `/graphs/${id}/backups`)).body.backup_list;
      expect(await v2("DELETE", `/graphs/${id}/backups/${backupId}`)).toMatchObject({ status: 200 });
      await done(api, "DELETE", `/graphs/${id}`);
      expect(await seen()).not.toEqual(before);
      api.emulator.restore("before");
      expect(await seen()).toEqual(before);
    }
    expect(backup.job_id).toBeDefined();
  });

  test("is changed by nothing that happens after it was brought back", async () => {
    api.emulator.snapshot("one");
    api.emulator.restore("one");
    await addVertex("Rocky");
    expect(await vertexCount()).toBe(2);
    api.emulator.restore("one");
    expect(await vertexCount()).toBe(1);
  });

  test("lets a job go on with what remained of its time", async () => {
    await api.emulator.close();
    api = await startApi({ jobDuration: HOUR });
    const { id: slow } = (await v2("POST", "/graphs", { graph: { name: "slow", ...SETTINGS } })).body;
    const status = async () => (await v2("GET", `/graphs/${slow}`)).body.graph.status;
    api.emulator.clock.advance(HOUR / 2);
    api.emulator.snapshot("half");
    for (let time = 0; time < 2; time += 1) {
      api.emulator.clock.advance(HOUR);
      expect(await status()).toBe("200");
      api.emulator.restore("half");
      expect(await status()).toBe("100");
    }
    api.emulator.clock.advance(HOUR * 0.4);
    expect(await status()).toBe("100");
    api.emulator.clock.advance(HOUR * 0.2);
    expect(await status()).toBe("200");
  });

  test("lets a job of the service plane go on when its work was done, and fails it when it was not", async () => {
    await api.emulator.close();
    api = await startApi({ jobDuration: HOUR });
    await v2("POST", "/graphs", { graph: { name: "movie", ...SETTINGS } });
    api.emulator.clock.advance(HOUR);
    for (let count = 0; count < 30; count += 1) await addVertex(`v${count}`);
    const jobOf = async (path: string, body: unknown) => (await service("POST", path, body)).body.jobId;
    const quick = await jobOf("/vertices/action?action_id=query", { labels: ["user"] });
    await new Promise(setImmediate);
    // Its work takes many turns, so it is in the middle of it.
    const long = await jobOf("/action?action_id=execute-algorithm", {
      algorithmName: "pagerank",
      parameters: { convergence: 1e-9, max_iterations: 2000, directed: false, alpha: 0.99 },
    });
    api.emulator.snapshot("busy");
    const status = async (job: string) => (await service("GET", `/jobs/${job}/status`)).body;
    api.emulator.restore("busy");
    expect(await status(quick)).toMatchObject({ status: "running" });
    expect(await status(long)).toMatchObject({ status: "failed", failReason: "Interrupted by a restore." });
    api.emulator.clock.advance(HOUR);
    expect(await status(quick)).toMatchObject({ status: "success" });
  });

  test("that is not there is refused by name", () => {
    expect(() => api.emulator.restore("nobody")).toThrow(/^restore: there is no snapshot called nobody$/);
  });

  test("that the emulator is reset to is its start, with the IDs it had then", async () => {
    api.emulator.faults.add({ operation: "*", status: 500 });
    api.emulator.clock.advance(HOUR);
    api.emulator.reset();
    expect((await v2("GET", "/graphs")).body.graph_count).toBe(0);
    expect(api.emulator.requests()).toHaveLength(1);
    expect(Math.abs(api.emulator.clock.now().getTime() - Date.now())).toBeLessThan(HOUR / 2);
    expect(await runningGraph(api)).toBe(id);
    await until(
      api,
      () => service("GET", "/summary"),
      ({ data }) => data.vertexNum === 0,
    );
  });

  test("brings the fault rules of the start back when it is a reset", async () => {
    await api.emulator.close();
    api = await startApi({ faults: [{ operation: "listGraphs", status: 500, times: 1 }] });
    const statuses = async () => [(await v2("GET", "/graphs")).status, (await v2("GET", "/graphs")).status];
    expect(await statuses()).toEqual([500, 200]);
    api.emulator.reset();
    expect(await statuses()).toEqual([500, 200]);
  });
});
