import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator, type Emulator } from "../src/index.ts";
import { SETTINGS } from "./support/api.ts";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({ port: 0, projectId: "project1", token: "token1" });
});
afterEach(() => emulator.close());

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Address to connect to, in place of where it listens. */
  address?: string;
}

/** Sends a request with any header, for `fetch` writes some of them itself. */
function send(path: string, { method = "GET", headers = {}, body, address }: Sent = {}) {
  const { hostname, port } = new URL(emulator.url);
  // biome-ignore lint/suspicious/noExplicitAny: the tests speak bare HTTP, where a body can be anything
  return new Promise<{ status: number | undefined; body: any }>((resolve, reject) => {
    const outgoing = request({ host: address ?? hostname, port, path, method, headers }, async (incoming) => {
      let text = "";
      for await (const chunk of incoming) text += chunk;
      resolve({ status: incoming.statusCode, body: JSON.parse(text) });
    });
    outgoing.on("error", reject).end(body === undefined ? "" : JSON.stringify(body));
  });
}

const graphs = () => send("/v2/project1/graphs", { headers: { "x-auth-token": "token1" } });

describe("Under /_emulator", () => {
  test("reports its health", async () => {
    const { status, body } = await send("/_emulator/health");
    expect(status).toBe(200);
    expect(body.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(body.operations.described).toBeGreaterThan(body.operations.emulated);
    expect(body.operations.emulated).toBeGreaterThan(20);
  });

  test("faults can be added, listed and taken away", async () => {
    const rule = { operation: "listGraphs", status: 503 };
    expect(await send("/_emulator/faults", { method: "POST", body: rule })).toMatchObject({ status: 200 });
    expect((await graphs()).status).toBe(503);
    expect((await send("/_emulator/faults")).body).toEqual({ faults: [{ ...rule, happened: 1 }] });
    await send("/_emulator/faults", { method: "DELETE" });
    expect((await graphs()).status).toBe(200);
    expect(await send("/_emulator/faults", { method: "POST", body: { operation: "x", status: 503 } })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("no operation is called x") },
    });
  });

  test("the clock can be told, put forward and set", async () => {
    const set = await send("/_emulator/clock", { method: "POST", body: { now: "2030-01-01T00:00:00Z" } });
    expect(set.body.now).toMatch(/^2030-01-01T00:00/);
    const advanced = await send("/_emulator/clock", { method: "POST", body: { advanceMs: 3_600_000 } });
    expect(advanced.body.now).toMatch(/^2030-01-01T01:00/);
    expect((await send("/_emulator/clock")).body.now).toMatch(/^2030-01-01T01:00/);
    for (const body of [{}, { now: "soon" }, { advanceMs: -1 }, { advanceMs: "1" }]) {
      expect(await send("/_emulator/clock", { method: "POST", body })).toMatchObject({ status: 400 });
    }
  });

  test("snapshots can be taken and brought back, and everything can be reset", async () => {
    const create = (name: string) =>
      send("/v2/project1/graphs", {
        method: "POST",
        headers: { "x-auth-token": "token1" },
        body: { graph: { name, ...SETTINGS } },
      });
    const names = async () => (await graphs()).body.graphs.map(({ name }: { name: string }) => name);
    await create("first");
    expect(await send("/_emulator/snapshots/first%20one", { method: "PUT" })).toMatchObject({ status: 200 });
    await create("second");
    expect(await send("/_emulator/snapshots/first%20one/restore", { method: "POST" })).toMatchObject({ status: 200 });
    expect(await names()).toEqual(["first"]);
    expect(await send("/_emulator/snapshots/nobody/restore", { method: "POST" })).toMatchObject({ status: 404 });
    expect(await send("/_emulator/reset", { method: "POST" })).toMatchObject({ status: 200 });
    expect(await names()).toEqual([]);
  });

  test("the journal can be read and emptied", async () => {
    await graphs();
    await send("/nowhere");
    const ids = async (query: string) =>
      (await send(`/_emulator/requests${query}`)).body.requests.map((entry: { path: string }) => entry.path);
    expect(await ids("")).toEqual(["/v2/project1/graphs", "/nowhere"]);
    expect(await ids("?operationId=listGraphs&status=200&method=GET")).toEqual(["/v2/project1/graphs"]);
    expect(await send("/_emulator/requests?status=many")).toMatchObject({ status: 400 });
    await send("/_emulator/requests", { method: "DELETE" });
    expect(await ids("")).toEqual([]);
  });

  test.each([
    "/_emulator/nothing",
    "/_emulator/graphs/x",
    "/_emulator/faults/x",
    "/_emulator/snapshots/a/b/c",
    "/_emulator/%zz",
  ])("there is nothing else: %s", async (path) => {
    expect([400, 404]).toContain((await send(path)).status);
    expect([400, 404]).toContain((await send(path, { method: "POST", body: [] })).status);
  });
});

describe("Whoever controls the emulator", () => {
  test.each([
    { host: "evil.example" },
    { host: "localhost.evil.example:80" },
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:1" },
  ])("is not a web page from elsewhere: %j", async (headers) => {
    const asked = { headers: headers as Record<string, string> };
    expect((await send("/_emulator/reset", { method: "POST", ...asked })).status).toBe(403);
    for (const path of ["/_emulator", "/_emulator/state"]) expect((await send(path, asked)).status).toBe(403);
  });

  test("is a program on this machine, or a page of its own", async () => {
    const { host } = new URL(emulator.url);
    const port = host.split(":")[1];
    for (const headers of [
      { host },
      { host: `localhost:${port}` },
      { host: `[::1]:${port}` },
      { origin: emulator.url },
    ]) {
      const sent = { method: "POST", headers: headers as Record<string, string> };
      expect((await send("/_emulator/reset", sent)).status).toBe(200);
    }
  });

  test("brings the token when it listens beyond this machine", async () => {
    await emulator.close();
    emulator = await createEmulator({
      port: 0,
      host: "0.0.0.0",
      token: "token1",
      readOnlyToken: "looker",
      password: "secret",
    });
    const status = async (headers: Record<string, string>) =>
      (await send("/_emulator/state", { headers, address: "127.0.0.1" })).status;
    expect(await status({})).toBe(403);
    expect(await status({ "x-auth-token": "looker" })).toBe(403);
    expect(await status({ "x-auth-token": "token1" })).toBe(200);
  });

  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === "IPv4" && !address.internal)?.address;

  test.skipIf(outside === undefined)("is on this machine, even with the token", async () => {
    await emulator.close();
    emulator = await createEmulator({ port: 0, host: "0.0.0.0", token: "token1", password: "secret" });
    const headers = { "x-auth-token": "token1", host: "127.0.0.1" };
    const sent = { headers, address: String(outside) };
    expect(await send("/_emulator/state", sent)).toMatchObject({ status: 403 });
    expect(await send("/v2/x/graphs", sent)).toMatchObject({ body: { error_code: "GES.7041" } });
  });

  test.skipIf(outside === undefined)("is anywhere with the control token, and nowhere without it", async () => {
    await emulator.close();
    const options = { port: 0, host: "0.0.0.0", token: "token1", password: "secret", controlToken: "control1" };
    emulator = await createEmulator(options);
    for (const address of ["127.0.0.1", String(outside)]) {
      const status = async (headers: Record<string, string>, path = "/_emulator/state") =>
        (await send(path, { headers, address })).status;
      expect(await status({ authorization: "Bearer control1", host: "emulator.test" })).toBe(200);
      for (const authorization of ["Bearer control2", "control1", "Bearer token1"]) {
        expect(await status({ authorization })).toBe(403);
      }
      expect(await status({ "x-auth-token": "token1" })).toBe(403);
      expect(await status({}, "/_emulator/health")).toBe(200);
    }
  });

  test("asks for the health without a token", async () => {
    await emulator.close();
    emulator = await createEmulator({ port: 0, host: "0.0.0.0", token: "token1", password: "secret" });
    expect(await send("/_emulator/health", { address: "127.0.0.1" })).toMatchObject({ status: 200 });
    expect(await send("/_emulator/health", { method: "POST", address: "127.0.0.1" })).toMatchObject({ status: 403 });
  });
});
