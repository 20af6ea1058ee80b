import { afterEach, describe, expect, test } from "vitest";
import { type Api, type Body, runningGraph, SETTINGS, startApi } from "./support/api.ts";

let api: Api;
afterEach(() => api.emulator.close());

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
const MINUTE_MS = 60_000;

async function created(name = "movie"): Promise<string> {
  return (await v2("POST", "/graphs", { graph: { name, ...SETTINGS } })).body.id;
}
const graph = async (id: string): Promise<Body> => (await v2("GET", `/graphs/${id}`)).body.graph;
const statuses = async (id: string, looks: number): Promise<string[]> => {
  const seen: string[] = [];
  for (let look = 0; look < looks; look += 1) seen.push((await graph(id)).status);
  return seen;
};
const newestJob = async () => (await v2("GET", "/graphs/jobs?limit=1")).body.job_list[0];

describe("A job that moves on with looks", () => {
  test("is done at the third poll of its graph, and reports its progress until then", async () => {
    api = await startApi({ jobDuration: "polls:3" });
    const id = await created();
    expect([await graph(id), await graph(id), await graph(id)]).toMatchObject([
      { status: "100", action_progress: "33" },
      { status: "100", action_progress: "66" },
      { status: "200" },
    ]);
  });

  test("counts polls of the job and of lists as well", async () => {
    api = await startApi({ jobDuration: "CreateGraph=0,polls:4" });
    const id = await created();
    const { job_id } = (await v2("POST", `/graphs/${id}/stop`)).body;
    await graph(id);
    await v2("GET", "/graphs");
    expect((await newestJob()).status).toBe("running");
    expect((await v2("GET", `/graphs/${id}/jobs/${job_id}/status`)).body.status).toBe("success");
  });

  test("leaves the list of running jobs at the poll that ends it", async () => {
    api = await startApi({ jobDuration: "polls:2" });
    const id = await created();
    await graph(id);
    expect((await v2("GET", "/graphs/jobs?status=running")).body).toEqual({ job_count: 0, job_list: [] });
  });

  test("leaves no deleted graph in the list that ends the deletion", async () => {
    api = await startApi({ jobDuration: "CreateGraph=0,polls:1" });
    await v2("DELETE", `/graphs/${await created()}`);
    expect((await v2("GET", "/graphs")).body).toEqual({ graph_count: 0, graphs: [] });
  });

  test("does not move on with time", async () => {
    api = await startApi({ jobDuration: "polls:2" });
    const id = await created();
    api.emulator.clock.advance(365 * 24 * 60 * MINUTE_MS);
    expect(await statuses(id, 2)).toEqual(["100", "200"]);
  });
});

describe("A job that moves on with time", () => {
  test("takes minutes when that is wanted", async () => {
    api = await startApi({ jobDuration: "realistic" });
    const id = await created();
    api.emulator.clock.advance(14 * MINUTE_MS);
    expect(await graph(id)).toMatchObject({ status: "100", action_progress: "93" });
    api.emulator.clock.advance(MINUTE_MS);
    expect(await statuses(id, 1)).toEqual(["200"]);
  });

  test("ends at its time, however late anybody looks", async () => {
    api = await startApi({ jobDuration: "500" });
    await created();
    api.emulator.clock.advance(3 * 60 * MINUTE_MS);
    const { begin_time, end_time } = await newestJob();
    expect(Date.parse(`${end_time}Z`) - Date.parse(`${begin_time}Z`)).toBeLessThanOrEqual(1000);
  });

  test("can have a duration of its own", async () => {
    api = await startApi({ jobDuration: "CreateGraph=0, StopGraph = 60000" });
    const id = await runningGraph(api);
    await v2("POST", `/graphs/${id}/stop`);
    api.emulator.clock.advance(30_000);
    expect(await statuses(id, 1)).toEqual(["901"]);
    api.emulator.clock.advance(30_000);
    expect(await statuses(id, 1)).toEqual(["900"]);
  });
});

describe("A job that is told to fail", () => {
  const failing = async (kind: string) => {
    api = await startApi({ jobDuration: `polls:3,CreateGraph=0,${kind}=fail` });
    return created();
  };

  test("says why, and leaves a graph that could not be created", async () => {
    const id = await failing("CreateGraph");
    expect(await graph(id)).toMatchObject({ status: "303" });
    expect(await newestJob()).toMatchObject({
      status: "failed",
      fail_reason: "Failed to create the ECS because the resources are insufficient.",
    });
    expect((await v2("POST", `/graphs/${id}/restart`)).body.error_code).toBe("GES.7016");
    expect((await v2("POST", `/graphs/${id}/stop`)).body.error_code).toBe("GES.7001");
    expect((await v2("DELETE", `/graphs/${id}`)).status).toBe(200);
    expect((await v2("POST", "/graphs", { graph: { name: "movie", ...SETTINGS } })).body.error_code).toBe("GES.7013");
  });

  test.each([
    ["UpgradeGraph", "upgrade", { upgrade_version: "9.9.9" }, ["201", "203", "200"]],
    ["ResizeGraph", "resize", { resize: { graph_size_type_index: "2" } }, ["207", "208", "200"]],
    ["ExpandGraph", "expand", { expand: { replication: 2 } }, ["210", "211", "200"]],
    ["StopGraph", "stop", {}, ["901", "901", "200"]],
    ["RestartGraph", "restart", {}, ["920", "920", "300"]],
    ["CreateBackup", "backups", undefined, ["903", "903", "200"]],
  ])("%s leaves the graph as it was, or faulty", async (kind, path, body, expected) => {
    const id = await failing(kind);
    const before = await graph(id);
    await v2("POST", `/graphs/${id}/${path}`, body);
    expect(await statuses(id, 3)).toEqual(expected);
    const { status, updated, ...after } = await graph(id);
    expect(before).toMatchObject(after);
  });

  test("leaves a graph that was to be deleted where it was, with its backups", async () => {
    const id = await failing("DeleteGraph");
    await v2("POST", `/graphs/${id}/backups`);
    await statuses(id, 3);
    await v2("DELETE", `/graphs/${id}`);
    expect(await statuses(id, 3)).toEqual(["901", "901", "200"]);
    expect((await v2("GET", "/graphs/backups")).body.backup_list[0].graph_status).toBe("200");
  });

  test("leaves a faulty graph that a restart brings back", async () => {
    api = await startApi({ jobDuration: "0,StartGraph=fail" });
    const id = await created();
    await v2("POST", `/graphs/${id}/stop`);
    await v2("POST", `/graphs/${id}/start`);
    expect(await statuses(id, 1)).toEqual(["300"]);
    await v2("POST", `/graphs/${id}/restart`);
    expect(await statuses(id, 1)).toEqual(["200"]);
  });
});

describe("A list of jobs", () => {
  const DAY_MS = 24 * 60 * MINUTE_MS;
  const names = async (query: string) => {
    const { job_count, job_list } = (await v2("GET", `/graphs/jobs${query}`)).body;
    expect(job_count).toBe(job_list.length);
    return job_list.map((job: { job_name: string }) => job.job_name);
  };

  test("goes by the day a job began and the day it ended", async () => {
    api = await startApi({ jobDuration: `0,StopGraph=${2 * DAY_MS}` });
    api.emulator.clock.set("2030-05-10T12:00:00Z");
    const id = await created();
    await v2("GET", "/graphs");
    await v2("POST", `/graphs/${id}/stop`);
    expect(await names("?end_time=2030-05-10"), "what runs has not ended").toEqual(["CreateGraph"]);
    api.emulator.clock.advance(2 * DAY_MS);
    expect(await names("?end_time=2030-05-11")).toEqual(["CreateGraph"]);
    expect(await names("?end_time=2030-05-12")).toEqual(["StopGraph", "CreateGraph"]);
    expect(await names("?start_time=2030-05-10")).toEqual(["StopGraph", "CreateGraph"]);
    expect(await names("?start_time=2030-05-11")).toEqual([]);
    const old = await api.call("GET", "v1.0", "/graphs/jobs?startTime=2030-05-10&endTime=2030-05-11");
    expect(old.body.jobCount).toBe(1);
  });

  test("counts all that match beside the page", async () => {
    api = await startApi({ jobDuration: 0 });
    for (let number = 0; number < 20; number += 1) await created(`graph${number}`);
    await v2("DELETE", `/graphs/${(await v2("GET", "/graphs")).body.graphs[0].id}`);
    await v2("GET", "/graphs");
    const page = async (query: string) => {
      const { job_count, job_list } = (await v2("GET", `/graphs/jobs?${query}`)).body;
      return [job_count, job_list.map((job: Body) => `${job.job_name} ${job.related_graph}`)];
    };
    expect(await page("limit=2")).toEqual([21, ["DeleteGraph graph0", "CreateGraph graph19"]]);
    expect(await page("offset=20")).toEqual([21, ["CreateGraph graph0"]]);
    expect(await page("offset=21")).toEqual([21, []]);
    expect(await page("graph_name=graph0&offset=1")).toEqual([2, ["CreateGraph graph0"]]);
    expect(await page("graph_name=nobody")).toEqual([0, []]);
    expect((await page("status=success&limit=1"))[0]).toBe(21);
    expect(await page("status=waiting")).toEqual([0, []]);
  });

  test("refuses a day that no calendar has", async () => {
    api = await startApi();
    expect((await v2("GET", "/graphs/jobs?end_time=2030-02-31")).body.error_code).toBe("GES.0001");
  });

  test("comes back with a snapshot", async () => {
    api = await startApi({ jobDuration: "polls:2" });
    const id = await created();
    await graph(id);
    api.emulator.snapshot("creating");
    await graph(id);
    await v2("POST", `/graphs/${id}/stop`);
    api.emulator.restore("creating");
    expect((await v2("GET", "/graphs/jobs?status=success")).body.job_count).toBe(0);
    expect(await statuses(id, 1)).toEqual(["200"]);
    expect(await names("?status=success")).toEqual(["CreateGraph"]);
  });
});

describe("How jobs move on", () => {
  test.each([
    ["soon", /^jobDuration: "soon"/],
    ["polls:0", /^jobDuration: "polls:0"/],
    ["-1", /^jobDuration: "-1"/],
    ["", /^jobDuration: ""/],
    ["StopGrpah=3", /^jobDuration: StopGrpah is none of CreateGraph, StopGraph/],
    ["StopGraph=", /^jobDuration: ""/],
    ["200,300", /^jobDuration: .* twice/],
    ["StopGraph=1,StopGraph=polls:2", /^jobDuration: StopGraph is given twice/],
    [Number.NaN, /^jobDuration: "NaN"/],
  ])("is not %s", async (jobDuration, problem) => {
    await expect(startApi({ jobDuration })).rejects.toThrow(problem);
    api = await startApi();
  });
});
