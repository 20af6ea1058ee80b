import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { ges } from "./support/run.ts";

test("A name that fits several graphs is refused with their IDs, and an ID is taken", async () => {
  const graphs = ["graph1", "graph2"].map((id) => ({ id, name: "movie", status: "200" }));
  // The emulator gives no name twice, as the service should.
  const service = createServer((request, response) => {
    const isList = request.url?.startsWith("/v2/p/graphs?");
    response.end(JSON.stringify(isList ? { graph_count: 2, graphs } : { graph: graphs[1] }));
  }).listen(0, "127.0.0.1");
  await once(service, "listening");
  const { port } = service.address() as AddressInfo;
  const environment = { GES_ENDPOINT: `http://127.0.0.1:${port}`, GES_PROJECT_ID: "p", GES_TOKEN: "t" };
  const { code, stderr } = await ges(["graphs", "stop", "movie"], { environment });
  expect(stderr).toBe("error: 2 graphs are called movie. Name the ID of one: graph1, graph2.\n");
  expect(code).toBe(2);
  expect((await ges(["graphs", "show", "graph2", "--output", "id"], { environment })).stdout).toBe("graph2\n");
  service.close();
});
