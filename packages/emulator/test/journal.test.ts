import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JournalQuery } from "../src/index.ts";
import { type Api, startApi } from "./support/api.ts";

let api: Api;
beforeEach(async () => {
  api = await startApi({ projectId: "project1", token: "very-secret" });
});
afterEach(() => api.emulator.close());

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);

describe("The journal", () => {
  test("holds what was asked, for what, and how it was answered", async () => {
    await v2("GET", "/graphs?limit=5");
    await api.raw("/nowhere");
    const [first, second] = api.emulator.requests();
    expect(first).toMatchObject({
      method: "GET",
      path: "/v2/project1/graphs",
      query: { limit: "5" },
      description: "management-v2",
      operationId: "listGraphs",
      status: 200,
      bodyBytes: 0,
    });
    expect(Date.parse(String(first?.at))).not.toBeNaN();
    expect(second).toMatchObject({ path: "/nowhere", status: 404 });
    expect(second).not.toHaveProperty("operationId");
  });

  test("holds no secrets", async () => {
    const user = { name: "lily", password: "pass-secret" };
    await api.raw("/v3/auth/tokens", {
      method: "POST",
      body: JSON.stringify({ auth: { identity: { password: { user } } } }),
    });
    await api.raw("/v2/project1/graphs", {
      method: "POST",
      headers: { "x-auth-token": "very-secret", authorization: "key-secret", "x-security-token": "sts-secret" },
      body: JSON.stringify({
        obsParameters: { accessKey: "AK", secretKey: "obs-secret" },
        list: [{ secret_key: "a-secret" }],
      }),
    });
    await v2("POST", "/graphs", "half a body with pass-secret".slice(0, 4));
    await api.raw("/v2/project1/graphs", { method: "POST", body: '{"password": "pass-secret' });
    expect(JSON.stringify(api.emulator.requests())).not.toMatch(/(pass|very|key|sts|obs|a)-secret/);
    const [login, creation] = api.emulator.requests();
    expect(login?.body).toEqual({ auth: { identity: { password: "[redacted]" } } });
    expect(creation?.body).toMatchObject({ obsParameters: { accessKey: "AK", secretKey: "[redacted]" } });
    expect(creation?.headers).toMatchObject({ "x-auth-token": "[redacted]" });
  });

  test("can be asked by operation, method, path, status and time", async () => {
    await v2("GET", "/graphs");
    await api.call("GET", "v1.0", "/graphs");
    api.emulator.clock.advance(60_000);
    const since = api.emulator.clock.now().toISOString();
    await v2("POST", "/graphs", {});
    const found = (query: JournalQuery) => api.emulator.requests(query).length;
    expect(found({ operationId: "listGraphs" })).toBe(2);
    expect(found({ operationId: "management-v1/listGraphs" })).toBe(1);
    expect(found({ method: "post" })).toBe(1);
    expect(found({ path: "/v2/project1/graphs" })).toBe(2);
    expect(found({ path: "/v2/project1/graphs", status: 400 })).toBe(1);
    expect(found({ since })).toBe(1);
    expect(() => found({ operation: "listGraphs" } as JournalQuery)).toThrow(/^requests: operation /);
    expect(() => found({ since: "soon" })).toThrow(/^requests: since /);
  });

  test("keeps the last 1,000, and can be emptied", async () => {
    for (let count = 0; count < 1003; count += 1) await api.raw(`/nowhere/${count}`);
    const paths = api.emulator.requests().map(({ path }) => path);
    expect([paths.length, paths[0], paths.at(-1)]).toEqual([1000, "/nowhere/3", "/nowhere/1002"]);
    api.emulator.clearRequests();
    expect(api.emulator.requests()).toEqual([]);
  });

  test("leaves out bodies that are long", async () => {
    await v2("POST", "/graphs", { graph: { name: "x".repeat(70_000) } });
    const [entry] = api.emulator.requests();
    expect(entry).not.toHaveProperty("body");
    expect(entry?.bodyBytes).toBeGreaterThan(70_000);
  });
});
