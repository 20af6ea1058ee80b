import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { rejection, testClient } from "./support/test-client.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Starts a server that misbehaves, and tells where it is and how often it was asked. */
async function misbehaving(listener: RequestListener): Promise<{ endpoint: string; count: () => number }> {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    listener(request, response);
  });
  return { endpoint: await listen(server), count: () => count };
}

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const read = (endpoint: string, options = {}) =>
  rejection(testClient({ endpoint, ...options }).showThing({ thing_id: "a" }));
const create = (endpoint: string) => rejection(testClient({ endpoint }).createThing({ body: {} }));

describe("A server that misbehaves", () => {
  test("by closing before it answers: a read is sent three times, a creation once", async () => {
    const { endpoint, count } = await misbehaving((request) => request.socket.destroy());
    expect(await read(endpoint)).toMatchObject({ name: "GesNetworkError", operationId: "showThing", attempts: 3 });
    expect(count()).toBe(3);
    expect(await create(endpoint)).toMatchObject({ name: "GesNetworkError", attempts: 1 });
    expect(count()).toBe(4);
  });

  test("by closing in the middle of its answer", async () => {
    const { endpoint, count } = await misbehaving((request, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write('{"job_id":');
      setImmediate(() => request.socket.destroy());
    });
    expect(await read(endpoint)).toMatchObject({ name: "GesNetworkError" });
    expect(count()).toBe(3);
  });

  test("by answering half a JSON as if it were whole: that is no answer, and not repeated", async () => {
    const { endpoint, count } = await misbehaving((_, response) => response.end('{"job_id":'));
    expect(await read(endpoint)).toMatchObject({ name: "GesApiError", status: 200, body: '{"job_id":' });
    expect(count()).toBe(1);
  });

  test("by never answering", async () => {
    const { endpoint, count } = await misbehaving(() => {});
    const error = await read(endpoint, { attemptTimeoutMs: 500 });
    expect(error).toMatchObject({ name: "GesTimeoutError" });
    expect(count()).toBe(3);
  });

  test("by answering for ever", async () => {
    const { endpoint } = await misbehaving((_, response) => {
      const timer = setInterval(() => response.write("x"), 5);
      response.on("close", () => clearInterval(timer));
    });
    expect(await read(endpoint, { timeoutMs: 50 })).toMatchObject({ name: "GesTimeoutError" });
  });

  test("by answering more than anybody wants to hold", async () => {
    const { endpoint } = await misbehaving((_, response) => {
      response.write("x".repeat(200_000));
      response.end();
    });
    expect((await read(endpoint, { maxResponseBytes: 100_000 })).message).toMatch(/maxResponseBytes/);
  });

  test("by redirecting to another server, which is never asked", async () => {
    const other = await misbehaving((_, response) => response.end("{}"));
    const { endpoint } = await misbehaving((_, response) =>
      response.writeHead(307, { location: other.endpoint }).end(),
    );
    expect(await create(endpoint)).toMatchObject({ name: "GesApiError", status: 307 });
    expect(other.count()).toBe(0);
  });

  test("by not being there: even a creation is tried again, for it never left", async () => {
    const { endpoint } = await misbehaving(() => {});
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    const error = await create(endpoint);
    expect(error).toMatchObject({ name: "GesNetworkError", attempts: 3 });
    expect(error.message).toMatch(/^createThing got no answer from 127\.0\.0\.1:\d+: ECONNREFUSED$/);
  });

  test("by not having a name", async () => {
    const error = await read("https://ges.does-not-exist.invalid");
    expect(error).toMatchObject({ name: "GesNetworkError" });
    expect(error.message).toMatch(/ENOTFOUND|EAI_AGAIN/);
  });

  test("by not speaking TLS", async () => {
    const plain = createTcpServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const error = await read((await listen(plain)).replace("http:", "https:"));
    expect(error).toMatchObject({ name: "GesNetworkError" });
  });
});
