import { describe, expect, test } from "vitest";
import { akskCredentials } from "../src/credentials/aksk-credentials.ts";
import type { Middleware } from "../src/options/middleware.ts";
import { json, rejection, scripted, testClient, text } from "./support/test-client.ts";

const headersOf = (request: { init: RequestInit } | undefined) => request?.init.headers as Record<string, string>;
const thing = { thing_id: "a" };
const note =
  (name: string, seen: string[]): Middleware =>
  async (request, next) => {
    seen.push(`${name} before`);
    const response = await next({ ...request, headers: { ...request.headers, [`x-${name}`]: "1" } });
    seen.push(`${name} after ${response.status}`);
    return response;
  };

describe("Middleware", () => {
  test("changes requests and sees responses, the first outermost, once around all attempts", async () => {
    const { fetch, requests } = scripted(text("", { status: 503 }), json({ ok: true }));
    const seen: string[] = [];
    const client = testClient({ fetch, middleware: [note("outer", seen), note("inner", seen)] });
    expect(await client.showThing(thing)).toEqual({ ok: true });
    expect(seen).toEqual(["outer before", "inner before", "inner after 200", "outer after 200"]);
    expect(requests.map((request) => headersOf(request)["x-inner"])).toEqual(["1", "1"]);
  });

  test("may respond without a request, or change the response", async () => {
    const { fetch, requests } = scripted(json({ ok: true }));
    const cached: Middleware = async () => Response.json({ cached: true });
    expect(await testClient({ fetch, middleware: [cached] }).showThing(thing)).toEqual({ cached: true });
    expect(requests).toEqual([]);
    const changed: Middleware = async (request, next) =>
      Response.json({ ...((await (await next(request)).json()) as object), more: 1 });
    expect(await testClient({ fetch, middleware: [changed] }).showThing(thing)).toEqual({ ok: true, more: 1 });
  });

  test("runs before the credentials, which sign its request, and never sees them", async () => {
    const { fetch, requests } = scripted(json({ ok: true }));
    let seen: object = {};
    const retyped: Middleware = (request, next) => {
      seen = request.headers;
      return next({ ...request, headers: { ...request.headers, "content-type": "text/plain" } });
    };
    const credentials = akskCredentials({ accessKey: "AK", secretKey: "SK" });
    await testClient({ fetch, credentials, middleware: [retyped] }).showThing(thing);
    expect(headersOf(requests[0])["authorization"]).toContain("SignedHeaders=content-type;");
    expect(Object.keys(seen)).not.toContain("authorization");
  });

  test("leads credentials nowhere but to the client's origin", async () => {
    const { fetch, requests } = scripted(json({ ok: true }));
    const astray: Middleware = (request, next) => next({ ...request, url: "https://evil.example/x" });
    const error = await rejection(testClient({ fetch, middleware: [astray] }).showThing(thing));
    expect(error).toMatchObject({ name: "GesConfigError", parameter: "url" });
    expect(requests).toEqual([]);
  });

  test("stays within the call's timeout, and must return a response that can be read", async () => {
    const hung: Middleware = () => new Promise<never>(() => {});
    const late = testClient({ middleware: [hung] }).showThing(thing, { timeoutMs: 20 });
    expect(await rejection(late)).toMatchObject({ name: "GesTimeoutError", operationId: "showThing" });
    const reader: Middleware = async (request, next) => {
      const response = await next(request);
      await response.text();
      return response;
    };
    const { fetch } = scripted(json({ ok: true }));
    const error = await rejection(testClient({ fetch, middleware: [reader] }).showThing(thing));
    expect(error.message).toMatch(/^Middleware must return a `Response`/);
    expect(() => testClient({ middleware: ["x"] as unknown as Middleware[] })).toThrow(/^middleware: /);
  });
});

describe("Headers of a client", () => {
  test("go along with every request; those of a call win", async () => {
    const { fetch, requests } = scripted(json({ ok: true }));
    const client = testClient({ fetch, headers: { "X-Language": "zh-cn", "X-Team": "graph" } });
    await client.showThing(thing, { headers: { "x-language": "en-us" } });
    expect(headersOf(requests[0])).toMatchObject({ "x-language": "en-us", "x-team": "graph" });
  });

  test("name the library, the runtime and the program", async () => {
    const { fetch, requests } = scripted(json({ ok: true }));
    await testClient({ fetch, appInfo: { name: "stopper", version: "1.0" } }).showThing(thing);
    const [major] = process.versions.node.split(".");
    expect(headersOf(requests[0])["user-agent"]).toMatch(
      new RegExp(`^ges-sdk/\\d+\\.\\d+\\.\\d+ node/${major} stopper/1\\.0$`),
    );
    expect(() => testClient({ appInfo: { name: "a b" } })).toThrow(/^appInfo: /);
  });
});
