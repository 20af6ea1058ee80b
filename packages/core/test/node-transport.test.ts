import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createNodeTransport, type NodeTransport } from "../src/undici/node-transport.ts";
import { rejection, testClient } from "./support/test-client.ts";

const GET = { method: "GET", headers: {}, redirect: "manual", signal: new AbortController().signal } as const;

const open: (Server | NodeTransport)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function start(listener: RequestListener) {
  const connections = new Set<unknown>();
  const server = createServer(listener);
  server.on("connection", (socket) => connections.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const transport = createNodeTransport({ connections: 2 });
  open.push(transport, server);
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { client: testClient({ endpoint, fetch: transport }), transport, endpoint, connections };
}

describe("The transport for Node.js", () => {
  test("carries method, path, query, headers and body there, and the response back", async () => {
    const { client } = await start(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      response.end(
        JSON.stringify({ method: request.method, url: request.url, token: request.headers["x-auth-token"], body }),
      );
    });
    expect(await client.stopThing({ thing_id: "a b" })).toEqual({
      method: "POST",
      url: "/v2/project1/things/a%20b/action?action_id=stop",
      token: "token1",
      body: "",
    });
    expect(await client.createThing({ body: { name: "图" } })).toMatchObject({ body: '{"name":"图"}' });
  });

  test("keeps connections alive, and opens no more than it may", async () => {
    const { client, connections } = await start((_, response) => response.end("{}"));
    await Promise.all(Array.from({ length: 50 }, () => client.showThing({ thing_id: "a" })));
    expect(connections.size).toBeLessThanOrEqual(2);
  });

  test("gives the members of a response", async () => {
    const { transport, endpoint } = await start((_, response) => {
      response.writeHead(404, { "content-type": "application/json", "x-request-id": "request1" }).end('{"ok":false}');
    });
    const response = await transport(`${endpoint}/`, GET);
    expect([response.status, response.ok, response.headers.get("x-request-id")]).toEqual([404, false, "request1"]);
    expect(await response.text()).toBe('{"ok":false}');
  });

  test("gives a real `Response` to `withResponse` and to errors", async () => {
    let status = 200;
    const { client } = await start((_, response) =>
      response.writeHead(status, { "x-request-id": "request1" }).end('{"ok":true}'),
    );
    const { response } = await client.withResponse.showThing({ thing_id: "a" });
    expect(response).toBeInstanceOf(Response);
    expect([response.headers.get("x-request-id"), await response.clone().json()]).toEqual(["request1", { ok: true }]);
    status = 404;
    expect((await rejection(client.showThing({ thing_id: "a" })))["response"]).toBeInstanceOf(Response);
  });

  test("takes URLs as strings, and says that it is not a complete `fetch`", async () => {
    const { transport, endpoint } = await start((_, response) => response.end());
    const request = new Request(endpoint, { method: "POST", body: "lost?" });
    const error = await rejection(transport(request as unknown as string, GET));
    expect(error).toMatchObject({ name: "GesConfigError", parameter: "url" });
  });

  test("does not follow redirects", async () => {
    const { client } = await start((_, response) =>
      response.writeHead(307, { location: "https://evil.example" }).end(),
    );
    expect(await rejection(client.showThing({ thing_id: "a" }))).toMatchObject({ name: "GesApiError", status: 307 });
  });

  test("ends a call when its time is up, and the connection with it", async () => {
    let closed = 0;
    const { client } = await start((request) => {
      request.socket.on("close", () => {
        closed += 1;
      });
    });
    expect(await rejection(client.showThing({ thing_id: "a" }, { timeoutMs: 100 }))).toMatchObject({
      name: "GesTimeoutError",
    });
    await expect.poll(() => closed).toBe(1);
  });

  test("reads no more than the limit of a response without a declared length", async () => {
    const { transport, endpoint } = await start((_, response) => {
      response.write("x".repeat(100_000));
      response.end();
    });
    const client = testClient({ endpoint, fetch: transport, maxResponseBytes: 1000 });
    expect((await rejection(client.showThing({ thing_id: "a" }))).message).toMatch(/maxResponseBytes/);
  });

  test("joins a response that arrives in pieces, a character split in two", async () => {
    const bytes = Buffer.from('{"name":"图"}');
    const { client } = await start((_, response) => {
      response.write(bytes.subarray(0, 10));
      setImmediate(() => response.end(bytes.subarray(10)));
    });
    expect(await client.showThing({ thing_id: "a" })).toEqual({ name: "图" });
  });

  test("pauses the server while nobody reads a long response, and loses nothing of it", async () => {
    const size = 20_000_000;
    const { transport, endpoint } = await start((_, response) => response.end("x".repeat(size)));
    const response = await transport(`${endpoint}/`, GET);
    let seen = 0;
    const reader = response.body?.getReader();
    for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) seen += chunk.value.byteLength;
    expect(seen).toBe(size);
  });

  test("ends a call at once that still waits for a connection", async () => {
    const { client } = await start(() => {});
    const controller = new AbortController();
    const calls = Array.from({ length: 5 }, () => client.showThing({ thing_id: "a" }, { signal: controller.signal }));
    controller.abort(new Error("not wanted any more"));
    for (const call of calls) expect((await rejection(call)).message).toBe("not wanted any more");
  });

  test("reports a failed connection as the default transport does", async () => {
    const { client } = await start((request) => request.socket.destroy());
    expect(await rejection(client.createThing({ body: {} }))).toMatchObject({ name: "GesNetworkError", attempts: 1 });
  });
});
