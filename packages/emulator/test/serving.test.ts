import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createEmulator, type Emulator } from "../src/index.ts";
import { runCommand, TOKEN } from "./support/command.ts";

let emulator: Emulator;
afterEach(() => emulator?.close());

describe("With cors", () => {
  const ORIGIN = "http://localhost:5173";
  const list = (headers: Record<string, string>, method = "GET", path = "/v2/project1/graphs") =>
    emulator.fetch(emulator.url + path, { method, headers: { "x-auth-token": "token1", ...headers } });
  const start = async (cors: boolean) => {
    emulator = await createEmulator({ cors, token: "token1", projectId: "project1" });
  };

  test("a page of this machine may send requests and read responses", async () => {
    await start(true);
    const asked = {
      origin: ORIGIN,
      "access-control-request-method": "POST",
      "access-control-request-headers": "x-auth-token",
    };
    const preflight = await list(asked, "OPTIONS");
    expect(preflight.status).toBe(200);
    expect(preflight.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(preflight.headers.get("access-control-allow-headers")).toBe("x-auth-token");
    expect(preflight.headers.get("access-control-allow-methods")).toContain("DELETE");
    const response = await list({ origin: ORIGIN });
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([200, ORIGIN]);
    expect(response.headers.get("access-control-expose-headers")).toContain("x-subject-token");
    expect(response.headers.get("vary")).toBe("origin");
  });

  test.each(["https://attacker.example", "null", "http://localhost.attacker.example"])(
    "a page of %s may not",
    async (origin) => {
      await start(true);
      expect((await list({ origin })).headers.has("access-control-allow-origin")).toBe(false);
    },
  );

  test("a page may not control the emulator", async () => {
    await start(true);
    const { headers } = await list({ origin: ORIGIN }, "GET", "/_emulator/state");
    expect(headers.has("access-control-allow-origin")).toBe(false);
  });

  test("is what it takes", async () => {
    await start(false);
    expect((await list({ origin: ORIGIN })).headers.has("access-control-allow-origin")).toBe(false);
  });
});

describe("With tls", () => {
  test("a client that trusts the certificate reaches it by every name of this machine", async () => {
    emulator = await createEmulator({ port: 0, tls: true, token: "token1", projectId: "project1" });
    expect(emulator.url).toMatch(/^https:/);
    const ca = String(emulator.certificate);
    const { port } = new URL(emulator.url);
    for (const servername of ["localhost", "127.0.0.1"]) {
      const status = await new Promise((resolve, reject) => {
        const options = { host: servername, port, ca, path: "/_emulator/health", family: 4 };
        request(options, (response) => resolve(response.resume().statusCode))
          .once("error", reject)
          .end();
      });
      expect(status).toBe(200);
    }
    await expect(fetch(`${emulator.url}/_emulator/health`)).rejects.toThrow();
  });

  test("the certificate is new each time, names no other machine, and is written for clients", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ges-emulator-"));
    const tlsCertificate = join(folder, "certificate.pem");
    emulator = await createEmulator({ tls: true, tlsCertificate });
    expect(await readFile(tlsCertificate, "utf8")).toBe(emulator.certificate);
    await using other = await createEmulator({ tls: true });
    expect(other.certificate).not.toBe(emulator.certificate);
    const read = new X509Certificate(String(emulator.certificate));
    expect(read.verify(read.publicKey)).toBe(true);
    const names = read.subjectAltName?.split(", ") ?? [];
    expect(names).toEqual(expect.arrayContaining(["DNS:localhost", "IP Address:127.0.0.1"]));
    expect(names).toContain("IP Address:0:0:0:0:0:0:0:1");
    await rm(folder, { recursive: true });
  });
});

test("With --log json each line is an object, and none holds a secret of a request", async () => {
  const { child, ended, url: listening } = runCommand(["--log", "json"]);
  const url = (await listening).replace(/[",].*$/, "");
  await fetch(`${url}/v2/project1/graphs?x=1`, { headers: { "x-auth-token": TOKEN } });
  await fetch(`${url}/v2/project2/graphs`, { headers: { "x-auth-token": "secret-of-client" } });
  child.kill("SIGTERM");
  const { stdout } = await ended;
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines[0].message).toBe(`ges-emulator listening on ${url}`);
  expect(lines.slice(-2)).toMatchObject([
    { level: "info", method: "GET", path: "/v2/project1/graphs", operation: "management-v2/listGraphs", status: 200 },
    { level: "warn", path: "/v2/project2/graphs", status: 401, error: { error_code: "APIGW.0301" } },
  ]);
  expect(stdout).not.toContain("secret-of-client");
});
