import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEmulator, type Emulator } from "../src/index.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ port: 0 });
});
afterAll(() => emulator.close());

/** Sends headers that `fetch` does not let a caller set, as a page behind a name of its own does. */
function statusOf(method: string, path: string, headers: Record<string, string>, body = ""): Promise<number> {
  const { port } = new URL(emulator.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once("error", reject).end(body);
  });
}

describe("An emulator on loopback", () => {
  const login = () => {
    const identity = { methods: ["password"], password: { user: emulator.user } };
    return JSON.stringify({ auth: { identity } });
  };

  test("gives no token to a page that reaches it under a foreign name", async () => {
    expect(await statusOf("POST", "/v3/auth/tokens", { host: "attacker.example" }, login())).toBe(403);
    expect(await statusOf("POST", "/v3/auth/tokens", { host: "127.0.0.1.attacker.example:80" }, login())).toBe(403);
    for (const host of ["attacker.example@127.0.0.1", "127.0.0.1#.attacker.example", "127.0.0.1/attacker.example"]) {
      expect(await statusOf("POST", "/v3/auth/tokens", { host }, login()), host).toBe(403);
    }
    expect(await statusOf("POST", "/v3/auth/tokens", { host: "localhost" }, login())).toBe(201);
  });

  test.each(["/v1.0/p/graphs", "/v2/p/graphs", "/ges/v1.0/p/graphs/g/schema", "/_emulator/health", "/nothing"])(
    "answers pages of other origins nowhere: %s",
    async (path) => {
      const headers = { host: new URL(emulator.url).host, "x-auth-token": emulator.token };
      expect(await statusOf("GET", path, { ...headers, origin: "https://attacker.example" })).toBe(403);
      expect(await statusOf("GET", path, { ...headers, host: "attacker.example" })).toBe(403);
    },
  );

  test("answers under every name of this machine", async () => {
    const { projectId } = emulator.credentials;
    for (const host of ["localhost", "127.0.0.1:8080", "[::1]:80", "LOCALHOST:1"]) {
      const headers = { host, origin: `http://${host}`, "x-auth-token": emulator.token };
      expect(await statusOf("GET", `/v2/${projectId}/graphs`, headers), host).toBe(200);
    }
  });

  test("has a random password", async () => {
    await using other = await createEmulator();
    expect(other.user.password).not.toBe(emulator.user.password);
    expect(other.user.password.length).toBeGreaterThan(20);
  });
});

test("An emulator that listens beyond loopback answers under any name", async () => {
  await using open = await createEmulator({ port: 0, host: "0.0.0.0", token: "token1", password: "password1" });
  const { port } = new URL(open.url);
  const response = await new Promise((resolve) => {
    const path = `/v2/${open.credentials.projectId}/graphs`;
    const headers = { host: "emulator.test", "x-auth-token": "token1" };
    request({ host: "127.0.0.1", port, path, headers }, (answer) => resolve(answer.statusCode)).end();
  });
  expect(response).toBe(200);
});
