import { createEmulator, type Emulator } from "@ges-sdk/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createManagementClient,
  createServiceClient,
  type ManagementClient,
  type ServiceClient,
} from "../src/index.ts";
import { documented, newGraph } from "./support.ts";

let emulator: Emulator;
let ges: ManagementClient;
let graph: ServiceClient;
let graph_id: string;

beforeAll(async () => {
  emulator = await createEmulator({ port: 0, jobDuration: "polls:2" });
  const options = { endpoint: emulator.url, ...emulator.credentials };
  ges = createManagementClient(options);
  graph = createServiceClient({ ...options, graphName: "movie" });
  ({ id: graph_id } = await ges.createGraph(newGraph("movie")));
  await ges.waitForGraph({ graph_id }, { minIntervalMs: 20 });
});
afterAll(() => emulator.close());

const done = (job_id: string) => ges.waitForJob({ graph_id, job_id }, { minIntervalMs: 20 });

describe("Closing a graph (ges_03_0019)", () => {
  test("sends the request of the page and reads its answer", async () => {
    const { management, requests } = documented(200, { jobId: "ff8080816025a0a1016025a5a2700007" });
    expect(await management.stopGraph({ graph_id: "graph1" })).toEqual({ jobId: "ff8080816025a0a1016025a5a2700007" });
    expect(requests).toEqual(["POST /v1.0/project1/graphs/graph1/action?action_id=stop"]);
  });

  test("reads the page's error", async () => {
    const { management } = documented(400, { errorCode: "GES.7001", errorMessage: "The graph is not running." });
    await expect(management.stopGraph({ graph_id: "graph1" })).rejects.toMatchObject({
      name: "GesApiError",
      status: 400,
      code: "GES.7001",
      message: "The graph is not running.",
      operationId: "stopGraph",
    });
  });

  test("stops a running graph, and is refused for a stopped one", async () => {
    const { jobId } = await ges.stopGraph({ graph_id });
    expect(await done(jobId)).toMatchObject({ status: "success", relatedGraph: "movie" });
    await expect(ges.stopGraph({ graph_id })).rejects.toMatchObject({
      status: 400,
      code: "GES.7001",
      message: "The graph is not running.",
    });
    await done((await ges.startGraph({ graph_id })).jobId);
  });
});

describe("Starting a graph (ges_03_0020)", () => {
  const body = { graph_backup_id: "08a898ae-3ff8-40e8-a7ed-03afe05aedbb" };

  test("sends the request of the page and reads its answer", async () => {
    const { management, requests } = documented(200, { jobId: "ff8080816025a0a1016025a5a2700007" });
    expect(await management.startGraph({ graph_id: "graph1", body })).toEqual({
      jobId: "ff8080816025a0a1016025a5a2700007",
    });
    expect(requests).toEqual([`POST /v1.0/project1/graphs/graph1/action?action_id=start ${JSON.stringify(body)}`]);
  });

  test("reads the page's error", async () => {
    const { management } = documented(400, {
      errorCode: "GES.7015",
      errorMessage: "The graph is not running or stopped.",
    });
    await expect(management.startGraph({ graph_id: "graph1", body })).rejects.toMatchObject({
      status: 400,
      code: "GES.7015",
      message: "The graph is not running or stopped.",
    });
  });

  test("starts a stopped graph from a backup, and is refused for a running one", async () => {
    await graph.addVertex({ body: { vertex: "Lily", label: "user" } });
    await done((await ges.createBackup({ graph_id })).jobId);
    const [backup] = (await ges.listGraphBackups({ graph_id })).backupList;
    await graph.addVertex({ body: { vertex: "Rocky", label: "user" } });

    await done((await ges.stopGraph({ graph_id })).jobId);
    const { jobId } = await ges.startGraph({ graph_id, body: { graph_backup_id: String(backup?.id) } });
    await done(jobId);
    expect(await graph.showGraphSummary()).toEqual({ data: { vertexNum: 1, edgeNum: 0 } });

    await expect(ges.startGraph({ graph_id, body })).rejects.toMatchObject({
      status: 400,
      code: "GES.7015",
      message: "The graph is not running or stopped.",
    });
  });
});

describe("Cancelling a job (ges_03_0038)", () => {
  const message = "can not find job to cancel, id is 9440a7ebXXXXXXXXXXXXXXXXXXXX2d079a67001679122";

  test("sends the request of the page and reads its answer", async () => {
    const { service, requests } = documented(200, {});
    expect(await service.cancelJob({ job_id: "job1" })).toEqual({});
    expect(requests).toEqual(["DELETE /ges/v1.0/project1/graphs/movie/jobs/job1"]);
  });

  test("reads the page's error", async () => {
    const { service } = documented(400, { errorMessage: message, errorCode: "GES.8303" });
    await expect(service.cancelJob({ job_id: "job1" })).rejects.toMatchObject({
      status: 400,
      code: "GES.8303",
      message,
    });
  });

  test("cancels a running job, and is refused for one that has ended or never was", async () => {
    const { jobId } = await graph.executeAlgorithm({ body: { algorithmName: "pagerank", parameters: {} } });
    expect(await graph.cancelJob({ job_id: jobId })).toEqual({});
    await expect(graph.waitForJob({ job_id: jobId })).rejects.toMatchObject({
      name: "GesJobError",
      failReason: "The job was cancelled.",
    });
    await expect(graph.cancelJob({ job_id: jobId })).rejects.toMatchObject({
      status: 400,
      code: "GES.8303",
      message: `can not find job to cancel, id is ${jobId}`,
    });
    await expect(graph.cancelJob({ job_id: "9440a7ebXXXXXXXXXXXXXXXXXXXX2d079a67001679122" })).rejects.toMatchObject({
      code: "GES.8303",
      message,
    });
  });
});
