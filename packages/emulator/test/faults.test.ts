import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator, type FaultRule } from "../src/index.ts";
import { type Api, runningGraph, SETTINGS, startApi } from "./support/api.ts";

let api: Api;
let id: string;
beforeEach(async () => {
  api = await startApi({ jobDuration: 0, seed: 1 });
  id = await runningGraph(api);
});
afterEach(() => api.emulator.close());

const show = () => api.call("GET", "v2", `/graphs/${id}`);
const list = (init: RequestInit = {}) =>
  api.emulator.fetch(`${api.emulator.url}/v2/${api.emulator.credentials.projectId}/graphs`, {
    headers: { "x-auth-token": api.emulator.token },
    ...init,
  });

describe("A fault rule", () => {
  test("answers in place of its operation, as often as it says, in the shape of the API", async () => {
    api.emulator.faults.add({ operation: "stopGraph", status: 503, code: "GES.7004", message: "Down.", times: 2 });
    expect(await show()).toMatchObject({ status: 200 });
    expect(await api.call("POST", "v2", `/graphs/${id}/stop`)).toEqual({
      status: 503,
      body: { error_code: "GES.7004", error_msg: "Down." },
    });
    expect(await api.call("POST", "v1.0", `/graphs/${id}/action?action_id=stop`)).toEqual({
      status: 503,
      body: { errorCode: "GES.7004", errorMessage: "Down." },
    });
    expect((await show()).body.graph.status).toBe("200");
    expect(await api.call("POST", "v2", `/graphs/${id}/stop`)).toMatchObject({ status: 200 });
  });

  test("can be for one description, or for every operation of GES, with the code of its plane", async () => {
    api.emulator.faults.add({ operation: "management-v1/listGraphs", status: 500, code: "GES.0000" });
    expect(await api.call("GET", "v2", "/graphs")).toMatchObject({ status: 200 });
    expect(await api.call("GET", "v1.0", "/graphs")).toMatchObject({ status: 500, body: { errorCode: "GES.0000" } });
    api.emulator.faults.add({ operation: "*", status: 503 });
    expect(await show()).toMatchObject({ status: 503, body: { error_code: "GES.7005" } });
    expect(await api.call("GET", "ges/v1.0", "/graphs/movie/summary")).toMatchObject({
      status: 503,
      body: { errorCode: "GES.8602" },
    });
    const login = await api.raw("/v3/auth/tokens", { method: "POST", body: "{}" });
    expect(login.status).toBe(400);
  });

  test("can be for the identity service, in its shape", async () => {
    api.emulator.faults.add({ operation: "iam/createToken", status: 500, code: "IAM.0000" });
    const login = await api.raw("/v3/auth/tokens", { method: "POST", body: "{}" });
    expect(login).toMatchObject({ status: 500, body: { error: { code: 500, error_code: "IAM.0000" } } });
  });

  test("limits the rate with seconds or a date", async () => {
    api.emulator.faults.add({ operation: "listGraphs", retryAfter: 2, times: 1 });
    const first = await list();
    expect([first.status, first.headers.get("retry-after")]).toEqual([429, "2"]);
    expect((await first.json()).error_code).toBe("APIGW.0308");
    api.emulator.faults.add({ operation: "listGraphs", status: 503, retryAfter: "2030-01-02T03:04:05Z" });
    const second = await list();
    expect([second.status, second.headers.get("retry-after")]).toEqual([503, "Wed, 02 Jan 2030 03:04:05 GMT"]);
  });

  test("resets the connection before the operation is carried out", async () => {
    api.emulator.faults.add({ operation: "createGraph", connection: "reset", times: 1 });
    const create = () => api.call("POST", "v2", "/graphs", { graph: { name: "other", ...SETTINGS } });
    const error = await create().catch((reason) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error.cause).toMatchObject({ code: "ECONNRESET" });
    expect(await create()).toMatchObject({ status: 200 });
  });

  test("truncates the answer of what was carried out", async () => {
    api.emulator.faults.add({ operation: "createGraph", connection: "truncated", times: 1 });
    const create = () => api.call("POST", "v2", "/graphs", { graph: { name: "other", ...SETTINGS } });
    await expect(create()).rejects.toThrow(new TypeError("terminated"));
    expect(await create()).toMatchObject({ status: 400, body: { error_code: "GES.7013" } });
  });

  test("lets a body arrive in pieces", async () => {
    api.emulator.faults.add({ operation: "listGraphs", bodyMs: 10 });
    const response = await list();
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(JSON.parse(Buffer.concat(pieces).toString())).toMatchObject({ graph_count: 1 });
  });

  test("delays a response until its client has given up", async () => {
    api.emulator.faults.add({ operation: "listGraphs", delayMs: 60_000, times: 1 });
    await expect(list({ signal: AbortSignal.timeout(5) })).rejects.toThrow(/timeout/);
    api.emulator.faults.add({ operation: "listGraphs", delayMs: 1 });
    expect((await list()).status).toBe(200);
  });

  test("happens with a probability, the same with the same seed", async () => {
    const outcomes = async () => {
      await using emulator = await createEmulator({ seed: 7 });
      emulator.faults.add({ operation: "*", status: 500, probability: 0.5 });
      const statuses = [];
      for (let count = 0; count < 40; count += 1) {
        const url = `${emulator.url}/v2/${emulator.credentials.projectId}/graphs`;
        statuses.push((await emulator.fetch(url, { headers: { "x-auth-token": emulator.token } })).status);
      }
      return statuses;
    };
    const once = await outcomes();
    expect(new Set(once)).toEqual(new Set([200, 500]));
    expect(await outcomes()).toEqual(once);
  });

  test("gives way to the next rule when it is used up; rules can be listed and removed", async () => {
    api.emulator.faults.add({ operation: "showGraph", status: 500, times: 1 });
    api.emulator.faults.add({ operation: "showGraph", status: 502 });
    expect([(await show()).status, (await show()).status, (await show()).status]).toEqual([500, 502, 502]);
    expect(api.emulator.faults.list()).toEqual([
      { operation: "showGraph", status: 500, times: 1, happened: 1 },
      { operation: "showGraph", status: 502, happened: 2 },
    ]);
    api.emulator.faults.clear();
    expect(await show()).toMatchObject({ status: 200 });
    expect(api.emulator.faults.list()).toEqual([]);
  });

  test.each([
    [{ operation: "stopgraph", status: 500 }, "no operation is called stopgraph. Did you mean stopGraph?"],
    [{ status: 500 }, "operation: must be a text"],
    [{ operation: "*", status: 200 }, "status: must be"],
    [{ operation: "*", state: 500 }, "state is not a known field. Did you mean status?"],
    [{ operation: "*", delayMs: -1 }, "delayMs: must be"],
    [{ operation: "*", probability: 2, status: 500 }, "probability: must be"],
    [{ operation: "*", times: 0, status: 500 }, "times: must be"],
    [{ operation: "*", retryAfter: "soon" }, "retryAfter: must be"],
    [{ operation: "*", connection: "slow" }, "connection: must be"],
    [{ operation: "*" }, "needs one of"],
    [[], "must be an object"],
  ])("that is wrong is refused by name: %j", async (rule, message) => {
    expect(() => api.emulator.faults.add(rule as FaultRule)).toThrow(message);
    await expect(createEmulator({ faults: [rule as FaultRule] })).rejects.toThrow(message);
  });
});

describe("Over a socket a fault rule", () => {
  const listed = async (rule: FaultRule) => {
    await using emulator = await createEmulator({ port: 0, faults: [rule] });
    const response = await fetch(`${emulator.url}/v2/${emulator.credentials.projectId}/graphs`, {
      headers: { "x-auth-token": emulator.token },
    });
    return await response.json();
  };

  test("resets the connection", async () => {
    const error = await listed({ operation: "listGraphs", connection: "reset" }).catch((reason) => reason);
    expect(error.cause).toMatchObject({ code: "ECONNRESET" });
  });

  test("truncates the body", async () => {
    await expect(listed({ operation: "listGraphs", connection: "truncated" })).rejects.toThrow("terminated");
  });

  test("delays the answer and lets its body arrive slowly", async () => {
    expect(await listed({ operation: "listGraphs", delayMs: 2, bodyMs: 10 })).toMatchObject({ graph_count: 0 });
  });

  test("that delays does not keep the emulator from closing", async () => {
    const emulator = await createEmulator({ port: 0, faults: [{ operation: "*", delayMs: 60_000 }] });
    const asked = fetch(`${emulator.url}/v2/x/graphs`).catch(() => "broken");
    await expect.poll(() => emulator.requests().length).toBe(1);
    await emulator.close();
    expect(await asked).toBe("broken");
  });
});
