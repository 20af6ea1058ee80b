import { GesConfigError } from "@ges-sdk/core";
import { createEmulator } from "@ges-sdk/emulator";
import { expect, test } from "vitest";
import { connect, listGraphs, showGraph } from "../src/management.ts";

test("Operations can be called without a client, on a connection", async () => {
  await using emulator = await createEmulator();
  const connection = connect({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });
  expect(await listGraphs(connection)).toEqual({ graph_count: 0, graphs: [] });
  await expect(showGraph(connection, { graph_id: "nobody" })).rejects.toMatchObject({
    name: "GesApiError",
    code: "GES.7000",
    operationId: "showGraph",
  });
});

test("The project of a region is resolved with one request, however many calls wait for it", async () => {
  await using emulator = await createEmulator();
  const asked: string[] = [];
  const { credentials } = emulator.credentials;
  const connection = connect({
    region: "cn-north-4",
    credentials,
    fetch: async (url, init) => {
      asked.push(new URL(String(url)).pathname);
      return emulator.fetch(url, init);
    },
  });
  await Promise.all([listGraphs(connection), listGraphs(connection), listGraphs(connection)]);
  expect(asked.filter((path) => path === "/v3/projects")).toHaveLength(1);
  expect(asked).toContain(`/v2/${emulator.credentials.projectId}/graphs`);
});

test("A connection needs a project or a region to find one", async () => {
  await using emulator = await createEmulator();
  const { credentials } = emulator.credentials;
  expect(() => connect({ endpoint: emulator.url, credentials })).toThrow(GesConfigError);
});
