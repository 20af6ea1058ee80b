// #region setup
import { createEmulator, type Emulator } from "@ges-sdk/emulator";
import { createManagementClient, type ManagementClient } from "@ges-sdk/v2";
import { afterAll, assert, beforeAll, beforeEach, expect, test } from "vitest";

const SETTINGS = {
  graph_size_type_index: "1",
  vpc_id: "vpc",
  subnet_id: "subnet",
  security_group_id: "group",
  crypt_algorithm: "generalCipher",
  enable_https: false,
} as const;

let emulator: Emulator;
let ges: ManagementClient;
let graph_id: string;

beforeAll(async () => {
  emulator = await createEmulator({ jobDuration: "polls:2", seed: 1 });
  ges = createManagementClient({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });
  ({ id: graph_id } = await ges.createGraph({
    body: { graph: { name: "movie", ...SETTINGS } },
  }));
  await ges.waitForGraph({ graph_id }, { minIntervalMs: 1 });
  emulator.snapshot("running");
});
beforeEach(() => {
  emulator.restore("running");
  emulator.faults.clear();
  emulator.clearRequests();
});
afterAll(() => emulator.close());
// #endregion

// #region state
test("The nightly job leaves no graph running", async () => {
  const { job_id } = await ges.stopGraph({ graph_id });
  await ges.waitForJob({ graph_id, job_id }, { minIntervalMs: 1 });
  const { graph } = await ges.showGraph({ graph_id });
  expect(graph.status).toBe("900");
});
// #endregion

// #region faults
test("The nightly job survives a service that is busy twice", async () => {
  emulator.faults.add({ operation: "stopGraph", status: 503, times: 2 });
  await ges.stopGraph({ graph_id }, { retry: { baseDelayMs: 1 } });
  expect(emulator.requests({ operationId: "stopGraph" })).toHaveLength(3);
});
// #endregion

// #region rights
test("The report needs no more than read access", async () => {
  const users = [{ name: "reporter", readOnly: true }];
  await using shared = await createEmulator({ projects: [{ id: "0123abcd", users }] });
  const reporter = shared.projects[1]?.users[0];
  assert(reporter);
  const client = createManagementClient({ endpoint: shared.url, fetch: shared.fetch, ...reporter.credentials });
  await client.listGraphs();
  await expect(client.stopGraph({ graph_id: "movie" })).rejects.toMatchObject({ status: 403 });
});
// #endregion

// #region clock
test("A job that takes minutes is tested in no time", async () => {
  await using slow = await createEmulator({ jobDuration: "realistic" });
  const client = createManagementClient({ endpoint: slow.url, fetch: slow.fetch, ...slow.credentials });
  const { id } = await client.createGraph({
    body: { graph: { name: "slow", ...SETTINGS } },
  });
  slow.clock.advance(60 * 60_000);
  const { graph } = await client.showGraph({ graph_id: id });
  expect(graph.status).toBe("200");
});
// #endregion
