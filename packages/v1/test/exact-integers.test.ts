import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tokenCredentials } from "@ges-sdk/core";
import { describe, expect, expectTypeOf, onTestFinished, test } from "vitest";
import { createServiceClient } from "../src/index.ts";

const LONG_MAX = 9223372036854775807n;

/** Options of a client of a service that responds with the body and keeps what it is sent. */
async function service(body: string) {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    received.push(text);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { received, options: { endpoint, projectId: "p", graphName: "movie", credentials: tokenCredentials("t") } };
}

describe('A client with `integers: "bigint"`', () => {
  test("gives every field of 64 bits as a bigint, however small", async () => {
    const { options } = await service(
      `{"data":{"vertexNum":146,"edgeNum":${LONG_MAX},"labelDetails":{"labelInVertex":{"movie":60},"labelInEdge":{}}}}`,
    );
    const { data } = await createServiceClient({ ...options, integers: "bigint" }).showGraphSummary();
    expectTypeOf(data?.edgeNum).toEqualTypeOf<bigint | undefined>();
    expect(data).toEqual({
      vertexNum: 146n,
      edgeNum: LONG_MAX,
      labelDetails: { labelInVertex: { movie: 60n }, labelInEdge: {} },
    });
  });

  test("leaves other fields and small values of properties numbers", async () => {
    const { options } = await service(
      `{"data":{"vertices":[{"id":"Lily","properties":{"vertexNum":[3],"born":[${LONG_MAX}]}}]},"result":"success"}`,
    );
    const { data } = await createServiceClient({ ...options, integers: "bigint" }).batchQueryVertices({
      body: { vertices: ["Lily"] },
    });
    expect(data.vertices[0]?.properties).toEqual({ vertexNum: [3], born: [LONG_MAX] });
  });

  test("knows the fields in the results of a job", async () => {
    const { options } = await service(
      '{"jobId":"j","status":"success","data":{"outputs":{"triangle_count":3,"data_offset":0}}}',
    );
    const graph = createServiceClient({ ...options, integers: "bigint" });
    const job = await graph.waitForJob({ job_id: "j" });
    expect(job.data.outputs).toEqual({ triangle_count: 3n, data_offset: 0n });
  });
});

test("A client without the option has numbers, and strings for what they cannot hold", async () => {
  const { options } = await service(`{"data":{"vertexNum":146,"edgeNum":${LONG_MAX}}}`);
  const { data } = await createServiceClient(options).showGraphSummary();
  expectTypeOf<number>().toExtend<NonNullable<typeof data>["edgeNum"]>();
  expect(data).toEqual({ vertexNum: 146, edgeNum: "9223372036854775807" });
});

test("A property is written exactly when it is a bigint", async () => {
  const { options, received } = await service('{"result":"success"}');
  await createServiceClient(options).addVertex({
    body: { vertex: "Lily", label: "user", properties: { born: [LONG_MAX] } },
  });
  expect(received).toEqual([`{"vertex":"Lily","label":"user","properties":{"born":[${LONG_MAX}]}}`]);
});
