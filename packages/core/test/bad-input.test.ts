import { describe, expect, test } from "vitest";
import { GesConfigError } from "../src/errors/ges-config-error.ts";
import type { CallOptions } from "../src/options/call-options.ts";
import { json, rejection, scripted, testClient } from "./support/test-client.ts";

/** Makes a call that must not reach the network, and gives the error that kept it away. */
async function refused(operation: "showThing" | "listThings" | "stopThing" | "createThing", input?: object) {
  const { fetch, requests } = scripted(json({}));
  const error = await rejection(testClient({ fetch })[operation](input as Record<string, unknown>));
  expect(error).toBeInstanceOf(GesConfigError);
  expect(requests).toEqual([]);
  return error;
}

describe("A path parameter that could change the path never reaches the network", () => {
  test.each(["", ".", "..", "%2e", "%2E%2e", ".%2e", "a\nb", "a\u0000b", "a\u007fb", "\ud800"])(
    "%j",
    async (thing_id) => {
      expect(await refused("showThing", { thing_id })).toMatchObject({ parameter: "thing_id" });
    },
  );

  test.each([undefined, null, 7, {}, ["a"], true])("%j, which is no string", async (thing_id) => {
    expect(await refused("showThing", { thing_id })).toMatchObject({ parameter: "thing_id" });
  });

  test.each([
    ["a/b", "a%2Fb"],
    ["a?b#c", "a%3Fb%23c"],
    ["../..", "..%2F.."],
    ["a b", "a%20b"],
    ["图", "%E5%9B%BE"],
    ["a..b", "a..b"],
  ])("%j is a name like any other once it is encoded", async (thing_id, encoded) => {
    const { fetch, requests } = scripted(json({}));
    await testClient({ fetch }).showThing({ thing_id });
    expect(requests[0]?.url).toBe(`https://ges.example.com/v2/project1/things/${encoded}`);
  });
});

describe("A parameter that is missing or cannot be sent never reaches the network", () => {
  test("a required query parameter", async () => {
    expect((await refused("listThings", {})).message).toBe("kind: is required and was not given");
  });

  test("a required body", async () => {
    expect((await refused("createThing", {})).message).toBe("body: is required by createThing and was not given");
  });

  test("a body that cannot be written as JSON", async () => {
    const body: Record<string, unknown> = {};
    body["self"] = body;
    expect(await refused("createThing", { body })).toMatchObject({ parameter: "body" });
  });

  test.each([0, -1, Number.NaN, "5"])("a timeout of %j", async (timeoutMs) => {
    const { fetch, requests } = scripted(json({}));
    const call = testClient({ fetch }).showThing({ thing_id: "a" }, { timeoutMs: timeoutMs as number });
    expect(await rejection(call)).toMatchObject({ name: "GesConfigError", parameter: "timeoutMs" });
    expect(requests).toEqual([]);
    expect(() => testClient({ attemptTimeoutMs: timeoutMs as number })).toThrow(/^attemptTimeoutMs: /);
  });

  test.each([{}, [1], Number.NaN, Number.POSITIVE_INFINITY, new Date(0), () => 1])(
    "the query value %s",
    async (kind) => {
      expect(await refused("listThings", { kind })).toMatchObject({ parameter: "kind" });
    },
  );

  test.each<[string, unknown, string]>([
    ["a controller for a signal", { signal: new AbortController() }, "signal"],
    ["`retry: 0`", { retry: 0 }, "retry"],
    ["`retry: null`", { retry: null }, "retry"],
    ["a number of retries that is none", { retry: { maxRetries: Number.NaN } }, "retry.maxRetries"],
    ["half a retry", { retry: { maxRetries: 0.5 } }, "retry.maxRetries"],
    ["a negative pause", { retry: { baseDelayMs: -1 } }, "retry.baseDelayMs"],
    ["a `Headers`", { headers: new Headers() }, "headers"],
    ["`headers: null`", { headers: null }, "headers"],
    ["a header without a value", { headers: { "x-note": null } }, 'headers["x-note"]'],
    ["a header whose name is none", { headers: { "x note": "1" } }, 'headers["x note"]'],
    ["no options", null, "options"],
  ])("%s", async (_, options, parameter) => {
    const { fetch, requests } = scripted(json({}));
    const error = await rejection(testClient({ fetch }).showThing({ thing_id: "a" }, options as CallOptions));
    expect(error).toMatchObject({ name: "GesConfigError", parameter, operationId: "showThing" });
    expect(requests).toEqual([]);
  });

  test.each<[object, string]>([
    [{ fetch: "https://ges.example.com" }, "fetch"],
    [{ retry: 0 }, "retry"],
    [{ hooks: { onRequest: "log" } }, "hooks.onRequest"],
    [{ hooks: () => {} }, "hooks"],
    [{ maxResponseBytes: Number.NaN }, "maxResponseBytes"],
  ])("a client with %j is not created", (options, parameter) => {
    expect(() => testClient(options)).toThrow(expect.objectContaining({ name: "GesConfigError", parameter }));
  });

  test("a header value that would begin a new header; its text is not shown", async () => {
    const { fetch, requests } = scripted(json({}));
    const call = testClient({ fetch }).showThing({ thing_id: "a" }, { headers: { "X-Note": "secret\r\nX-Evil: 1" } });
    const error = await rejection(call);
    expect(error).toMatchObject({ parameter: 'headers["X-Note"]' });
    expect(error.message).not.toContain("secret");
    expect(requests).toEqual([]);
  });
});

describe("A query", () => {
  test("holds the action, the parameters that were given and nothing else", async () => {
    const { fetch, requests } = scripted(json({}));
    const client = testClient({ fetch });
    await client.stopThing({ thing_id: "a", nonsense: 1 });
    await client.listThings({ kind: "a b&c", limit: 0, offset: undefined });
    expect(requests.map(({ url }) => url.replace("https://ges.example.com/v2/project1", ""))).toEqual([
      "/things/a/action?action_id=stop",
      "/things?limit=0&kind=a%20b%26c",
    ]);
  });
});

describe("The project", () => {
  test("comes from the client's options, and a call may name another", async () => {
    const { fetch, requests } = scripted(json({}));
    const client = testClient({ fetch });
    await client.showThing({ thing_id: "a" });
    await client.showThing({ thing_id: "a", project_id: "project2" });
    await client.showThing({ thing_id: "a", project_id: undefined });
    expect(requests.map(({ url }) => url.split("/")[4])).toEqual(["project1", "project2", "project1"]);
  });

  test.each(["", "..", 7])("is refused when the client is made: %j", (projectId) => {
    expect(() => testClient({ projectId: projectId as string })).toThrow(/^projectId: /);
  });
});
