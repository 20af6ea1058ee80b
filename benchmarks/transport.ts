/** Cost of a call over the default and the Node.js transport, compared with bare `fetch` and bare `undici`. */
import { tokenCredentials } from "@ges-sdk/core";
import { createNodeTransport } from "@ges-sdk/core/undici";
import { createManagementClient } from "@ges-sdk/v2";
import { Pool } from "undici";
import { compare, report, withServer } from "./support/measure.ts";

const headers = { accept: "application/json", "x-auth-token": "token1" };

await withServer(async (endpoint) => {
  const options = { endpoint, projectId: "project1", credentials: tokenCredentials("token1") };
  const transport = createNodeTransport();
  const pool = new Pool(endpoint, { connections: 64 });
  const byDefault = createManagementClient(options);
  const byPool = createManagementClient({ ...options, fetch: transport });
  const path = "/v2/project1/graphs/graph1/stop";
  const costs = await compare({
    "bare fetch": async () => (await fetch(endpoint + path, { method: "POST", headers })).json(),
    "default transport": () => byDefault.stopGraph({ graph_id: "graph1" }),
    "bare undici": async () => (await pool.request({ path, method: "POST", headers })).body.json(),
    "Node transport": () => byPool.stopGraph({ graph_id: "graph1" }),
  });
  await Promise.all([transport.close(), pool.close()]);

  const cpu = (name: string) => costs[name]?.cpuPerCall ?? Number.NaN;
  const speed = (name: string) => costs[name]?.callsPerSecond ?? Number.NaN;
  console.table(costs);
  report([
    {
      what: "default transport, CPU per call against bare fetch",
      measured: `${(cpu("default transport") / cpu("bare fetch")).toFixed(2)}x`,
      wanted: "at most 1.15x",
    },
    {
      what: "Node transport, calls per second against bare fetch",
      measured: `${(speed("Node transport") / speed("bare fetch")).toFixed(2)}x`,
      wanted: "at least 3x",
    },
    {
      what: "Node transport, CPU per call against bare undici",
      measured: `${(cpu("Node transport") / cpu("bare undici")).toFixed(2)}x`,
      wanted: "at most 1.5x",
    },
  ]);
});
