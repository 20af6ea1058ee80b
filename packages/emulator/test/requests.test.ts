import { connect } from "node:net";
import { seeded } from "@ges-sdk/graph-engine/algorithms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator } from "../src/index.ts";
import { type Api, runningGraph, SETTINGS, startApi } from "./support/api.ts";

let api: Api;
beforeEach(async () => {
  api = await startApi({ jobDuration: 0 });
});
afterEach(() => api.emulator.close());

const project = () => api.emulator.credentials.projectId;
const send = (path: string, init: RequestInit = {}) =>
  api.raw(path, { ...init, headers: { "x-auth-token": api.emulator.token, ...init.headers } });
const post = (path: string, body: BodyInit) => send(path, { method: "POST", body });
const graphs = () => `/v2/${project()}/graphs`;

describe("A request that is wrong is answered in the shape of its API", () => {
  test.each([
    ["half a JSON", '{"graph":'],
    ["no JSON", "graph=demo"],
    ["a list", "[]"],
    ["a word", '"graph"'],
    ["nothing", ""],
    ["what is not UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ["a wrong type", JSON.stringify({ graph: { name: 7, ...SETTINGS } })],
    ["a missing field", JSON.stringify({ graph: { name: "demo" } })],
    ["an unknown field", JSON.stringify({ graph: { name: "demo", ...SETTINGS, colour: "red" } })],
  ])("%s as a body", async (_, body) => {
    expect(await post(graphs(), body)).toEqual({
      status: 400,
      body: { error_code: "GES.7016", error_msg: expect.any(String) },
    });
  });

  test("and the answer names the field", async () => {
    const message = async (graph: object) => (await post(graphs(), JSON.stringify({ graph }))).body.error_msg;
    expect(await message({ name: "demo" })).toBe(
      "The request is invalid. body.graph.graph_size_type_index is missing.",
    );
    expect(await message({ name: "demo", ...SETTINGS, colour: "red" })).toContain(
      "body.graph.colour is not a known field",
    );
  });

  test("a body that is nested too deep, before anything parses it", async () => {
    const { status, body } = await post(graphs(), "[".repeat(100_000) + "]".repeat(100_000));
    expect([status, body.error_msg]).toEqual([400, "The body is nested deeper than 64 levels."]);
  });

  test("a body that is too long", async () => {
    const long = JSON.stringify({ graph: { name: "x".repeat(13 * 1024 * 1024) } });
    expect(await post(graphs(), long)).toMatchObject({ status: 413, body: { error_code: "GES.7016" } });
  });

  test.each(["limit=0", "limit=ten", "offset=-1", "offset=1.5"])("a query parameter: %s", async (query) => {
    expect(await send(`${graphs()}?${query}`)).toMatchObject({ status: 400, body: { error_code: "GES.0001" } });
  });

  test("an unknown path", async () => {
    expect(await send("/v2/nowhere")).toMatchObject({ status: 404, body: { error_code: "GES.0016" } });
    expect(await send("/v1.0/nowhere")).toMatchObject({ status: 404, body: { errorCode: "GES.0016" } });
    expect(await send("/ges/v1.0/nowhere")).toMatchObject({ status: 404, body: { errorCode: "GES.8005" } });
    expect(await send("/")).toMatchObject({ status: 404, body: { errorCode: "GES.0016" } });
    expect(await send(`${graphs()}/%zz`)).toMatchObject({ status: 404 });
  });

  test("and what was probably meant is named", async () => {
    const message = async (path: string) => Object.values((await send(path)).body)[1];
    for (const [path, meant] of [
      [`${graphs()}/x/backupz`, "/v2/{project_id}/graphs/{graph_id}/backups"],
      ["/v2/graphs", "/v2/{project_id}/graphs"],
      [`/v1/${project()}/graphs/x/backups`, "/v1.0/{project_id}/graphs/{graph_id}/backups"],
      [
        `/ges/v1.0/${project()}/graphs/movie/vertex/action`,
        "/ges/v1.0/{project_id}/graphs/{graph_name}/vertices/action",
      ],
    ] as const) {
      expect(await message(path)).toBe(`Resource not found: no operation has the path ${path}. Did you mean ${meant}?`);
    }
    expect(await message("/somewhere/else/entirely")).not.toContain("Did you mean");
    const { body } = await post(graphs(), JSON.stringify({ graph: { name: "demo", ...SETTINGS, subnet_ids: "s" } }));
    expect(body.error_msg).toBe(
      "The request is invalid. body.graph.subnet_ids is not a known field. Did you mean subnet_id?",
    );
  });

  test("a method that the path does not have", async () => {
    const { status, body } = await send(graphs(), { method: "DELETE" });
    expect([status, body.error_msg]).toEqual([405, `${graphs()} takes GET and POST, not DELETE.`]);
  });

  test("an action that is missing or unknown", async () => {
    const id = await runningGraph(api);
    for (const query of ["", "?action_id=halt"]) {
      const { status, body } = await send(`/v1.0/${project()}/graphs/${id}/action${query}`, { method: "POST" });
      expect([status, body.errorCode]).toEqual([400, "GES.7048"]);
      expect(body.errorMessage).toMatch(/restart, start, stop/);
    }
  });
});

describe("A request that the vendor's own samples show is taken", () => {
  test("with two slashes before the version", async () => {
    expect(await send(`//v2/${project()}/graphs`)).toMatchObject({ status: 200 });
  });

  test("with an empty object as a body, or with none", async () => {
    const id = await runningGraph(api);
    expect(await post(`${graphs()}/${id}/stop`, "{ }")).toMatchObject({ status: 200 });
    await runningGraph(api, "later");
    expect(await send(`${graphs()}/${id}/start`, { method: "POST" })).toMatchObject({ status: 200 });
  });
});

describe("Over a socket", () => {
  test("what is no HTTP ends its connection, and the next request is answered", async () => {
    await using emulator = await createEmulator({ port: 0 });
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(emulator.url).port), "127.0.0.1", () => socket.end("\0\0nonsense\r\n\r\n"));
      socket.on("close", () => resolve()).resume();
    });
    expect((await fetch(`${emulator.url}/v2/x/graphs`)).status).toBe(401);
  });

  test("a client that disconnects in the middle of its body harms no other", async () => {
    await using emulator = await createEmulator({ port: 0 });
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(emulator.url).port), "127.0.0.1", () => {
        socket.write("POST /v2/x/graphs HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{");
        setImmediate(() => socket.destroy());
      });
      socket.on("close", () => resolve());
    });
    expect((await fetch(`${emulator.url}/v2/x/graphs`)).status).toBe(401);
  });

  test("a body that is too long is refused without being read to its end", async () => {
    await using emulator = await createEmulator({ port: 0 });
    const { projectId } = emulator.credentials;
    const response = await fetch(`${emulator.url}/v2/${projectId}/graphs`, {
      method: "POST",
      headers: { "x-auth-token": emulator.token },
      body: "x".repeat(13 * 1024 * 1024),
    }).catch(() => undefined);
    expect(response?.status ?? 413).toBe(413);
    expect((await fetch(`${emulator.url}/v2/x/graphs`)).status).toBe(401);
  });
});

/** Status of an operation that the service has and the emulator does not. */
const NOT_EMULATED = 501;

test("3,000 requests of random nonsense never make it fail", async () => {
  const random = seeded(20261120);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const id = await runningGraph(api);
  const paths = [
    "/graphs",
    `/graphs/${id}`,
    `/graphs/${id}/stop`,
    `/graphs/${id}/start`,
    `/graphs/${id}/backups`,
    "/graphs/jobs",
    "/graphs/movie/edges",
    "/graphs/movie/vertices/action?action_id=query",
    "/graphs/movie/action?action_id=execute-algorithm",
    "/graphs/movie/indices",
    "/%2e%2e",
    "/graphs/%00",
  ];
  const scraps = [
    null,
    true,
    -1,
    1e308,
    "",
    "x".repeat(5000),
    "__proto__",
    [],
    {},
    [[[]]],
    { graph: null },
    { labels: [] },
    { labels: {} },
    { source: [] },
    { algorithmName: "pagerank", parameters: [] },
    { vertexFilters: [{ propertyName: "a", predicate: "=", values: [{}] }], labels: ["a"] },
  ];
  for (let count = 0; count < 3000; count += 1) {
    const method = pick(["GET", "POST", "DELETE", "PUT", "PATCH"]);
    const path = `/${pick(["v2", "v1.0", "ges/v1.0"])}/${project()}${pick(paths)}${pick(["", "?limit=x", "?offset=&limit=", "?action_id=stop"])}`;
    const body = method === "GET" ? undefined : pick([JSON.stringify(pick(scraps)), "{", "\u0000"]);
    const { status, body: answer } = await send(path, { method, ...(body !== undefined && { body }) });
    const isRefused = status < 500 || status === NOT_EMULATED;
    expect(isRefused, `${method} ${path} ${body}: ${status} ${JSON.stringify(answer)}`).toBe(true);
  }
});
