import { GesApiError } from "@ges-sdk/core";
import { createEmulator, type Emulator } from "@ges-sdk/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createManagementClient, type ManagementClient } from "../src/index.ts";
import { documented, newGraph } from "./support.ts";

let emulator: Emulator;
let ges: ManagementClient;
let graph_id: string;

beforeAll(async () => {
  emulator = await createEmulator({ port: 0, jobDuration: "polls:2" });
  ges = createManagementClient({ endpoint: emulator.url, ...emulator.credentials });
  ({ id: graph_id } = await ges.createGraph(newGraph("movie")));
  await ges.waitForGraph({ graph_id }, { minIntervalMs: 20 });
});
afterAll(() => emulator.close());

describe("Closing a graph (ges_03_0348)", () => {
  test("sends the request of the page and reads its answer", async () => {
    const { client, requests } = documented(200, { job_id: "ff8080816025a0a1016025a5a2700007" });
    expect(await client.stopGraph({ graph_id: "graph1", body: {} })).toEqual({
      job_id: "ff8080816025a0a1016025a5a2700007",
    });
    expect(requests).toEqual(["POST /v2/project1/graphs/graph1/stop {}"]);
  });

  test("reads the page's error", async () => {
    const { client } = documented(400, { error_code: "GES.7001", error_msg: "The graph is not running." });
    await expect(client.stopGraph({ graph_id: "graph1" })).rejects.toMatchObject({
      name: "GesApiError",
      status: 400,
      code: "GES.7001",
      message: "The graph is not running.",
      operationId: "stopGraph",
    });
  });

  test("stops a running graph, and is refused for a stopped one", async () => {
    const { job_id } = await ges.stopGraph({ graph_id, body: {} });
    await ges.waitForJob({ graph_id, job_id }, { minIntervalMs: 20 });
    expect((await ges.showGraph({ graph_id })).graph.status).toBe("900");

    const error = await ges.stopGraph({ graph_id }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GesApiError);
    expect(error).toMatchObject({ status: 400, code: "GES.7001", message: "The graph is not running." });

    const started = await ges.startGraph({ graph_id });
    await ges.waitForJob({ graph_id, job_id: started.job_id }, { minIntervalMs: 20 });
  });
});

describe("Restarting a graph (ges_03_0358)", () => {
  test("sends the request of the page and reads its answer", async () => {
    const { client, requests } = documented(200, { job_id: "f99f60f1-bba6-4cde-bd1a-ff4bdd1fd500000168232" });
    expect(await client.restartGraph({ graph_id: "graph1", body: {} })).toEqual({
      job_id: "f99f60f1-bba6-4cde-bd1a-ff4bdd1fd500000168232",
    });
    expect(requests).toEqual(["POST /v2/project1/graphs/graph1/restart {}"]);
  });

  test("reads the page's error", async () => {
    const { client } = documented(400, { error_msg: "The request is invalid.", error_code: "GES.7016" });
    await expect(client.restartGraph({ graph_id: "graph1" })).rejects.toMatchObject({
      status: 400,
      code: "GES.7016",
      message: "The request is invalid.",
    });
  });

  test("restarts a running graph whose jobs then fail, and is refused for a stopped one", async () => {
    const backup = await ges.createBackup({ graph_id });
    const { job_id } = await ges.restartGraph({ graph_id, body: {} });
    await ges.waitForJob({ graph_id, job_id }, { minIntervalMs: 20 });
    await expect(ges.waitForJob({ graph_id, job_id: backup.job_id })).rejects.toMatchObject({
      name: "GesJobError",
      status: "failed",
    });

    const stop = await ges.stopGraph({ graph_id });
    await ges.waitForJob({ graph_id, job_id: stop.job_id }, { minIntervalMs: 20 });
    await expect(ges.restartGraph({ graph_id })).rejects.toMatchObject({
      code: "GES.7016",
      message: expect.stringMatching(/^The request is invalid\./),
    });
  });
});
