import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, done, graphIn, jobEnded, runningGraph, SETTINGS, startApi } from "./support/api.ts";

let api: Api;
let id: string;

beforeEach(async () => {
  api = await startApi();
  id = await runningGraph(api);
});
afterEach(() => api.emulator.close());

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
const GONE = {
  status: 404,
  body: { error_code: "GES.7000", error_msg: "The graph does not exist or has been deleted." },
};
const refusedWith = (error_code: string, error_msg?: string) => ({
  status: 400,
  body: { error_code, error_msg: error_msg ?? expect.any(String) },
});

describe("A graph", () => {
  test("is prepared, runs, is stopped and started, each by way of the status between", async () => {
    const created = await v2("POST", "/graphs", { graph: { name: "other", ...SETTINGS } });
    expect((await v2("GET", `/graphs/${created.body.id}`)).body.graph).toMatchObject({ status: "100", name: "other" });
    await graphIn(api, created.body.id, "200");

    await v2("POST", `/graphs/${id}/stop`);
    expect((await v2("GET", `/graphs/${id}`)).body.graph.status).toBe("901");
    await graphIn(api, id, "900");
    await v2("POST", `/graphs/${id}/start`);
    expect((await v2("GET", `/graphs/${id}`)).body.graph.status).toBe("920");
    await graphIn(api, id, "200");
  });

  test("cannot be stopped twice", async () => {
    await done(api, "POST", `/graphs/${id}/stop`);
    expect(await v2("POST", `/graphs/${id}/stop`)).toEqual(refusedWith("GES.7001", "The graph is not running."));
  });

  test("cannot be started while it runs or is being stopped", async () => {
    const refusal = refusedWith("GES.7015", "The graph is not running or stopped.");
    expect(await v2("POST", `/graphs/${id}/start`)).toEqual(refusal);
    await v2("POST", `/graphs/${id}/stop`);
    expect(await v2("POST", `/graphs/${id}/start`)).toEqual(refusal);
  });

  test("cannot be restarted when it is stopped", async () => {
    await done(api, "POST", `/graphs/${id}/stop`);
    expect(await v2("POST", `/graphs/${id}/restart`)).toEqual(
      refusedWith("GES.7016", "The request is invalid. A graph with status 900 cannot be restarted."),
    );
  });

  test("that does not exist is told apart from one in the wrong state", async () => {
    for (const [method, path] of [
      ["GET", ""],
      ["POST", "/stop"],
      ["POST", "/start"],
      ["POST", "/restart"],
      ["DELETE", ""],
      ["POST", "/backups"],
      ["GET", "/backups"],
    ] as const) {
      const answer = await v2(method, `/graphs/nobody${path}`);
      expect(answer).toEqual(GONE);
    }
  });

  test("needs a unique name of the right form", async () => {
    expect(await v2("POST", "/graphs", { graph: { name: "movie", ...SETTINGS } })).toEqual(
      refusedWith("GES.7013", "The graph name already exists."),
    );
    expect(await v2("POST", "/graphs", { graph: { name: "1st", ...SETTINGS } })).toEqual(refusedWith("GES.7016"));
  });

  test("cannot be deleted while it is being created, and is gone once it is deleted", async () => {
    const created = await v2("POST", "/graphs", { graph: { name: "other", ...SETTINGS } });
    expect(await v2("DELETE", `/graphs/${created.body.id}`)).toEqual(refusedWith("GES.7042"));
    await done(api, "DELETE", `/graphs/${id}`);
    expect(await v2("GET", `/graphs/${id}`)).toEqual(GONE);
  });

  test("leaves its name to another once it is deleted", async () => {
    await done(api, "DELETE", `/graphs/${id}`);
    expect(await runningGraph(api, "movie")).not.toBe(id);
  });

  test("is not filled from object storage that is not there", async () => {
    const graph = { name: "filled", graphSizeTypeIndex: "1", vpcId: "v", subnetId: "s", securityGroupId: "g" };
    const dataSource = { type: "OBS", parameters: { schemaPath: "a/schema.xml", edgesetPath: "a/edge.csv" } };
    const answer = await api.call("POST", "v1.0", "/graphs", { graph: { ...graph, dataSource } });
    expect(answer).toMatchObject({ status: 400, body: { errorCode: "GES.7017" } });
  });
});

describe("Both versions show the same graph, each in its own words", () => {
  test("in the list and alone", async () => {
    const old = await api.call("GET", "v1.0", `/graphs/${id}`);
    const now = await v2("GET", `/graphs/${id}`);
    expect(old.body.graph).toMatchObject({ id, graphSizeTypeIndex: "1", vpcId: "vpc1", isMultiAz: false });
    expect(now.body.graph).toMatchObject({ id, graph_size_type_index: "1", vpc_id: "vpc1", is_multi_az: false });
    expect((await api.call("GET", "v1.0", "/graphs")).body).toEqual({ graphCount: 1, graphs: [old.body.graph] });
    expect((await v2("GET", "/graphs")).body).toEqual({ graph_count: 1, graphs: [now.body.graph] });
  });

  test("and refuse in their own shape", async () => {
    const answer = await api.call("POST", "v1.0", `/graphs/${id}/action?action_id=start`);
    expect(answer).toEqual({
      status: 400,
      body: { errorCode: "GES.7015", errorMessage: "The graph is not running or stopped." },
    });
  });

  test("a page at a time", async () => {
    await runningGraph(api, "second");
    await runningGraph(api, "third");
    const { body } = await v2("GET", "/graphs?offset=1&limit=1");
    expect([body.graph_count, body.graphs.map((graph: { name: string }) => graph.name)]).toEqual([3, ["second"]]);
  });
});

describe("A backup", () => {
  const summary = async () => (await api.call("GET", "ges/v1.0", "/graphs/movie/summary")).body.data.vertexNum;
  const addVertex = (vertex: string) =>
    api.call("POST", "ges/v1.0", "/graphs/movie/vertices", { vertex, label: "user" });
  const backups = async () => (await v2("GET", `/graphs/${id}/backups`)).body;

  test("holds the data, and a graph that starts from it has what it had then", async () => {
    await addVertex("Lily");
    await done(api, "POST", `/graphs/${id}/backups`);
    await addVertex("Rocky");
    await done(api, "POST", `/graphs/${id}/stop`);
    const [{ id: graph_backup_id }] = (await backups()).backup_list;
    await done(api, "POST", `/graphs/${id}/start`, { graph_backup_id });
    expect(await summary()).toBe(1);
    await addVertex("Sarah");
    await done(api, "POST", `/graphs/${id}/stop`);
    await done(api, "POST", `/graphs/${id}/start`);
    expect(await summary(), "the state it was stopped in").toBe(2);
  });

  test("is shown with what is known of it, before and after it is complete", async () => {
    await v2("POST", `/graphs/${id}/backups`);
    expect((await backups()).backup_list[0]).toMatchObject({ status: "backing_up", graph_id: id, graph_status: "200" });
    await graphIn(api, id, "200");
    const { backup_count, backup_list } = await backups();
    expect(backup_count).toBe(1);
    expect(backup_list[0]).toMatchObject({ status: "success", end_timestamp: expect.any(Number) });
  });

  test("is not taken while another is, nor is its graph stopped meanwhile", async () => {
    await v2("POST", `/graphs/${id}/backups`);
    const refusal = refusedWith("GES.7002", "The graph is being backed up.");
    expect(await v2("POST", `/graphs/${id}/backups`)).toEqual(refusal);
    expect(await v2("POST", `/graphs/${id}/stop`)).toEqual(refusal);
    expect(await v2("DELETE", `/graphs/${id}`)).toEqual(refusal);
  });

  test("that a restart interrupts has failed, and no graph starts from it", async () => {
    const { body } = await v2("POST", `/graphs/${id}/backups`);
    await done(api, "POST", `/graphs/${id}/restart`);
    expect(await jobEnded(api, id, body.job_id)).toMatchObject({ status: "failed", fail_reason: expect.any(String) });
    const [backup] = (await backups()).backup_list;
    expect(backup.status).toBe("failed");
    await done(api, "POST", `/graphs/${id}/stop`);
    expect(await v2("POST", `/graphs/${id}/start`, { graph_backup_id: backup.id })).toEqual(refusedWith("GES.7040"));
  });

  test("of another graph, or of none, is not there", async () => {
    const other = await runningGraph(api, "other");
    await done(api, "POST", `/graphs/${other}/backups`);
    const [backup] = (await v2("GET", `/graphs/${other}/backups`)).body.backup_list;
    await done(api, "POST", `/graphs/${id}/stop`);
    for (const graph_backup_id of [backup.id, "nobody"]) {
      expect(await v2("POST", `/graphs/${id}/start`, { graph_backup_id })).toEqual(refusedWith("GES.7024"));
    }
    expect(await v2("DELETE", `/graphs/${id}/backups/${backup.id}`)).toEqual(refusedWith("GES.7024"));
    expect(await v2("DELETE", `/graphs/${other}/backups/${backup.id}`)).toEqual({ status: 200, body: {} });
  });

  test("is named in the response of both versions", async () => {
    expect((await api.call("POST", "v1.0", `/graphs/${id}/backups`)).body).toEqual({
      jobId: expect.any(String),
      backupId: expect.any(String),
    });
    await graphIn(api, id, "200");
    expect((await v2("POST", `/graphs/${id}/backups`)).body).toEqual({
      job_id: expect.any(String),
      backup_id: expect.any(String),
    });
  });
});

describe("A job of the management plane", () => {
  test("has a beginning, an end and the graph it works on", async () => {
    const job = await done(api, "POST", `/graphs/${id}/stop`);
    expect(job).toMatchObject({ status: "success", job_name: "StopGraph", related_graph: "movie" });
    expect(job.begin_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    expect(job.end_time >= job.begin_time).toBe(true);
  });

  test("is listed, newest first, by graph, state and day", async () => {
    await done(api, "POST", `/graphs/${id}/stop`);
    await runningGraph(api, "other");
    const names = async (query: string) =>
      (await v2("GET", `/graphs/jobs${query}`)).body.job_list.map((job: { job_name: string }) => job.job_name);
    expect(await names("")).toEqual(["CreateGraph", "StopGraph", "CreateGraph"]);
    expect(await names("?graph_name=movie&limit=1")).toEqual(["StopGraph"]);
    expect(await names("?status=failed")).toEqual([]);
    expect(await names("?start_time=2000-01-01&end_time=2000-01-02")).toEqual([]);
  });

  test("that is not there, or of another graph, is not found", async () => {
    const { job_id } = await done(api, "POST", `/graphs/${id}/stop`);
    expect(await v2("GET", `/graphs/${id}/jobs/nobody/status`)).toEqual(
      refusedWith("GES.8301", "can not find job, job_id is nobody"),
    );
    expect(await v2("GET", `/graphs/other/jobs/${job_id}/status`)).toEqual(refusedWith("GES.8301"));
  });
});
