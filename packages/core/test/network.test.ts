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
  test("by sending a response that never ends", async () => {
    const { endpoint } = await misbehaving((_, response) => {
      const timer = setInterval(() => response.write("x"), 5);
      response.on("close", () => clearInterval(timer));
    });
    expect(await read(endpoint, { timeoutMs: 50 })).toMatchObject({ name: "GesTimeoutError" });
  });

  test("by sending more than a client wants to hold", async () => {
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
