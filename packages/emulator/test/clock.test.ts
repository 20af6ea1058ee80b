import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator } from "../src/index.ts";
import { type Api, SETTINGS, startApi } from "./support/api.ts";

const HOUR = 3_600_000;

let api: Api;
beforeEach(async () => {
  api = await startApi({ jobDuration: HOUR });
});
afterEach(() => api.emulator.close());

const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
const create = async (name: string): Promise<string> =>
  (await v2("POST", "/graphs", { graph: { name, ...SETTINGS } })).body.id;

describe("The clock", () => {
  test("ends what is due when it is put forward, each at its own time", async () => {
    api.emulator.clock.set("2030-01-01T00:00:00Z");
    const first = await create("first");
    api.emulator.clock.advance(HOUR / 2);
    const second = await create("second");
    expect((await v2("GET", `/graphs/${first}`)).body.graph.status).toBe("100");
    api.emulator.clock.advance(10 * HOUR);
    for (const id of [first, second]) expect((await v2("GET", `/graphs/${id}`)).body.graph.status).toBe("200");
    const { job_list } = (await v2("GET", "/graphs/jobs")).body;
    expect(job_list.map((job: { end_time: string }) => job.end_time.slice(0, 16))).toEqual([
      "2030-01-01T01:30",
      "2030-01-01T01:00",
    ]);
    expect(api.emulator.clock.now().toISOString()).toMatch(/^2030-01-01T10:30/);
  });

  test("ends jobs of the service plane", async () => {
    await create("movie");
    api.emulator.clock.advance(HOUR);
    const service = (method: string, path: string, body?: unknown) =>
      api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);
    const { jobId } = (await service("POST", "/vertices/action?action_id=query", { labels: ["user"] })).body;
    expect((await service("GET", `/jobs/${jobId}/status`)).body.status).toBe("running");
    api.emulator.clock.advance(HOUR);
    expect((await service("GET", `/jobs/${jobId}/status`)).body.status).toBe("success");
  });

  test("lets tokens expire", async () => {
    const login = await api.emulator.fetch(`${api.emulator.url}/v3/auth/tokens`, {
      method: "POST",
      body: JSON.stringify({
        auth: {
          identity: { methods: ["password"], password: { user: api.emulator.user } },
          scope: { project: { id: api.emulator.credentials.projectId } },
        },
      }),
    });
    const token = String(login.headers.get("x-subject-token"));
    const list = () =>
      api.raw(`/v2/${api.emulator.credentials.projectId}/graphs`, { headers: { "x-auth-token": token } });
    expect(await list()).toMatchObject({ status: 200 });
    api.emulator.clock.advance(24 * HOUR);
    expect(await list()).toMatchObject({
      status: 401,
      body: { error_code: "APIGW.0301", error_msg: expect.stringContaining("token expires") },
    });
  });

  test("can be put back, and undoes nothing", async () => {
    const id = await create("movie");
    api.emulator.clock.advance(HOUR);
    api.emulator.clock.set(new Date("2020-01-01T00:00:00Z"));
    expect((await v2("GET", `/graphs/${id}`)).body.graph.status).toBe("200");
    expect(api.emulator.clock.now().getUTCFullYear()).toBe(2020);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, "1"])("is not put forward by %s", (ms) => {
    const before = api.emulator.clock.now().getTime();
    expect(() => api.emulator.clock.advance(ms as number)).toThrow(/^advance: /);
    expect(() => api.emulator.clock.set("soon")).toThrow(/^set: /);
    expect(api.emulator.clock.now().getTime() - before).toBeLessThan(HOUR);
  });
});

describe("A seed", () => {
  const ids = async (seed: number | undefined) => {
    await using emulator = await createEmulator({ seed });
    const response = await emulator.fetch(`${emulator.url}/v2/${emulator.credentials.projectId}/graphs`, {
      method: "POST",
      headers: { "x-auth-token": emulator.token },
      body: JSON.stringify({ graph: { name: "movie", ...SETTINGS } }),
    });
    return { token: emulator.token, secretKey: emulator.keys.secretKey, id: (await response.json()).id };
  };

  test("makes IDs and secrets the same every time, another seed or none makes others", async () => {
    const once = await ids(5);
    expect(await ids(5)).toEqual(once);
    expect(once.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (const seed of [6, undefined, undefined]) {
      const other = await ids(seed);
      expect(other.token).not.toBe(once.token);
      expect(other.id).not.toBe(once.id);
    }
  });

  test.each([{ seed: 0.5 }, { seed: 1, host: "0.0.0.0", port: 0, token: "a", password: "b" }])(
    "is refused by name where it must not be: %j",
    async (options) => {
      await expect(createEmulator(options)).rejects.toThrow(/^seed: /);
    },
  );
});
