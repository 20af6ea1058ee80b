import { GesJobError } from "@ges-sdk/core";
import { createEmulator, type Emulator } from "@ges-sdk/emulator";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { createManagementClient, createServiceClient, type ServiceClient } from "../src/index.ts";
import { connect, executeAlgorithm, waitForJob } from "../src/service.ts";
import { newGraph } from "./support.ts";

let emulator: Emulator;
let graph: ServiceClient;

const soon = { minIntervalMs: 1 };
const pagerank = { body: { algorithmName: "pagerank", parameters: { alpha: 0.85 } } } as const;
const options = () => ({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });

beforeEach(async () => {
  // A job ends when it is looked at for the third time, and not before.
  emulator = await createEmulator({ jobDuration: "polls:3" });
  const ges = createManagementClient(options());
  const { id: graph_id } = await ges.createGraph(newGraph("movie"));
  await ges.waitForGraph({ graph_id }, soon);
  graph = createServiceClient({ ...options(), graphName: "movie" });
  for (const vertex of ["Lily", "Lucy"]) await graph.addVertex({ body: { vertex, label: "__DEFAULT__" } });
  await graph.addEdge({ body: { source: "Lily", target: "Lucy", label: "__DEFAULT__" } });
});
afterEach(() => emulator.close());

describe("A handle of a job of the service plane", () => {
  test("begins the job, and knows the type of its results", async () => {
    const job = await graph.start.executeAlgorithm(pagerank);
    const { status, data } = await job.done(soon);
    expect(status).toBe("success");
    expectTypeOf(data.outputs.pagerank).toExtend<object>();
    expect(JSON.stringify(data.outputs.pagerank)).toMatch(/Lily.*Lucy|Lucy.*Lily/);
  });

  test("cancels the job, whose wait then fails", async () => {
    const job = await graph.start.executeAlgorithm(pagerank);
    await job.cancel();
    const error = await job.done(soon).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GesJobError);
    expect(error).toMatchObject({ jobId: job.id, failReason: expect.stringMatching(/cancel/) });
  });

  test("cancels a job that another process has started", async () => {
    const saved = JSON.parse(JSON.stringify(await graph.start.executeAlgorithm(pagerank)));
    const resumed = createServiceClient({ ...options(), graphName: "movie" }).job(saved);
    await resumed.cancel();
    await expect(resumed.done(soon)).rejects.toThrow(/cancel/);
  });

  test("says of a job that is over that it cannot be cancelled", async () => {
    const job = await graph.start.executeAlgorithm(pagerank);
    await job.done(soon);
    await expect(job.cancel()).rejects.toMatchObject({ code: "GES.8303", operationId: "cancelJob" });
  });

  test("yields the states of the job until it ends", async () => {
    const states: string[] = [];
    for await (const { status } of await graph.start.executeAlgorithm(pagerank)) states.push(status);
    expect(states.at(-1)).toBe("success");
  });
});

test("Programs that use operations as functions wait for jobs of the service plane in three lines", async () => {
  const connection = connect({ ...options(), graphName: "movie" });
  const { jobId } = await executeAlgorithm(connection, pagerank);
  const { data } = await waitForJob(connection, { job_id: jobId }, soon);
  expectTypeOf(data.outputs.pagerank).toExtend<object>();
  expect(data.outputs.pagerank).toBeDefined();
});
