import { GesJobError } from "@ges-sdk/core";
import { createEmulator, type Emulator } from "@ges-sdk/emulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createManagementClient, type ManagementClient } from "../src/index.ts";
import { connect, stopGraph, waitForJob } from "../src/management.ts";
import { newGraph } from "./support.ts";

let emulator: Emulator;
let ges: ManagementClient;
let graph_id: string;

beforeEach(async () => {
  emulator = await createEmulator({ jobDuration: 10 });
  ges = createManagementClient({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });
  ({ id: graph_id } = await ges.createGraph(newGraph("graph1")));
  await ges.waitForGraph({ graph_id }, { minIntervalMs: 5 });
});
afterEach(() => emulator.close());

const soon = { minIntervalMs: 5 };

describe("A handle of a job", () => {
  test("waits for the job", async () => {
    const job = await ges.start.stopGraph({ graph_id });
    expect(await job.done(soon)).toMatchObject({ status: "success", job_id: job.id });
    expect((await ges.showGraph({ graph_id })).graph.status).toBe("900");
  });

  test("is resumed in another process from its JSON", async () => {
    const saved = JSON.stringify(await ges.start.createBackup({ graph_id }));
    expect(JSON.parse(saved)).toEqual({ graph_id, job_id: expect.any(String) });
    const other = createManagementClient({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });
    expect(await other.job(JSON.parse(saved)).done(soon)).toMatchObject({ status: "success" });
  });

  test("yields the states of the job until it ends", async () => {
    const states: string[] = [];
    for await (const { status } of await ges.start.stopGraph({ graph_id })) states.push(status);
    expect(states.at(-1)).toBe("success");
  });

  test("is not a promise, so that `await` does not wait by accident", async () => {
    const job = await ges.start.stopGraph({ graph_id });
    expect("then" in job).toBe(false);
    expect("cancel" in job).toBe(false);
    await job.done(soon);
  });

  test("is not given for an operation that fails to start its job", async () => {
    await expect(ges.start.startGraph({ graph_id })).rejects.toMatchObject({ name: "GesApiError" });
  });

  test("rejects as the wait for the job does", async () => {
    const failing = createManagementClient({
      endpoint: emulator.url,
      ...emulator.credentials,
      fetch: async (url, init) => {
        const response = await emulator.fetch(url, init);
        if (!String(url).includes("/jobs/")) return response;
        return Response.json({ ...(await response.json()), status: "failed", fail_reason: "the disk is full" });
      },
    });
    const job = await failing.start.stopGraph({ graph_id });
    await expect(job.done(soon)).rejects.toThrow(GesJobError);
    await expect(async () => {
      for await (const _ of job);
    }).rejects.toThrow("the disk is full");
  });
});

test("A program that uses operations as functions waits in three lines", async () => {
  const connection = connect({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });
  const { job_id } = await stopGraph(connection, { graph_id });
  expect(await waitForJob(connection, { graph_id, job_id }, soon)).toMatchObject({ status: "success" });
});

test("A wait for the deletion of a graph ends when the graph is gone", async () => {
  await ges.deleteGraph({ graph_id });
  await ges.waitForGraphDeletion({ graph_id }, soon);
  await expect(ges.showGraph({ graph_id })).rejects.toMatchObject({ code: expect.any(String) });
});
