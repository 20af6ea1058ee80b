import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signatureHeaders } from "../src/access/sign-request.ts";
import { createEmulator, type Emulator } from "../src/index.ts";
import { eventually, SETTINGS } from "./support/api.ts";
import { PROGRAM, runProcess } from "./support/command.ts";

/** An emulator that stands for the service, in a project of its own, and a proxy in front of it. */
const TARGET_PROJECT = "fedcba9876543210fedcba9876543210";
const TARGET_KEYS = { accessKey: "TARGETACCESSKEY0001", secretKey: "target-secret-key" };
const LOCAL_PROJECT = "0123456789abcdef0123456789abcdef";
const LOCAL_KEYS = { accessKey: "LOCALACCESSKEY00001", secretKey: "local-secret-key" };

let target: Emulator;
let folder: string;
let running: ReturnType<typeof runProcess>[] = [];
const printed: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ges-proxy-"));
  target = await createEmulator({ port: 0, projectId: TARGET_PROJECT, ...TARGET_KEYS, jobDuration: 0 });
});
afterEach(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
  printed.length = 0;
  await target.close();
  await rm(folder, { recursive: true });
});

const ENVIRONMENT = {
  HUAWEICLOUD_SDK_AK: TARGET_KEYS.accessKey,
  HUAWEICLOUD_SDK_SK: TARGET_KEYS.secretKey,
  HUAWEICLOUD_SDK_PROJECT_ID: TARGET_PROJECT,
};

/** Starts the proxy as a program; gives its address. */
async function startProxy(environment: Record<string, string> = ENVIRONMENT, url = target.url): Promise<string> {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const flags = ["--target", url, "--port", "0", "--token", "local-token", "--record", folder];
  const keys = ["--access-key", LOCAL_KEYS.accessKey, "--secret-key", LOCAL_KEYS.secretKey];
  const proxy = runProcess(["env", ...variables, process.execPath, PROGRAM, "proxy", ...flags, ...keys]);
  running.push(proxy);
  proxy.child.stdout.on("data", (data) => printed.push(String(data)));
  const listening = proxy.printed(/listening on (\S+),/).then(([, address]) => String(address));
  return Promise.race([listening, proxy.ended.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
}

async function ask(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers = { "x-auth-token": "local-token" },
) {
  const response = await fetch(`${url}/${path.replace("{project_id}", LOCAL_PROJECT)}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const GRAPH = { name: "movie", ...SETTINGS };
const fixtures = async () => {
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
};

describe("The proxy", () => {
  test("passes requests on with the target's credentials, and its responses back", async () => {
    const url = await startProxy();
    const created = await ask(url, "POST", "v2/{project_id}/graphs", { graph: GRAPH });
    expect(created).toEqual({ status: 200, body: { id: expect.any(String), name: "movie" } });
    const listed = await ask(url, "GET", "v2/{project_id}/graphs?limit=1");
    expect(listed.body.graphs).toMatchObject([{ id: created.body.id, name: "movie" }]);
    const [first] = target.requests();
    expect(first).toMatchObject({ path: `/v2/${TARGET_PROJECT}/graphs`, status: 200 });
    expect(Object.keys(first?.headers ?? {})).not.toContain("x-auth-token");
  });

  test("verifies the local signature, and signs again", async () => {
    const url = await startProxy();
    const sign = (keys: typeof LOCAL_KEYS) => {
      const request = { method: "GET", url: new URL(`${url}/v2/${LOCAL_PROJECT}/graphs`), body: new Uint8Array() };
      return { "x-auth-token": "", ...signatureHeaders(request, keys, LOCAL_PROJECT, Date.now()) };
    };
    const { "x-auth-token": _, ...right } = sign(LOCAL_KEYS);
    const { "x-auth-token": __, ...wrong } = sign({ ...LOCAL_KEYS, secretKey: "another" });
    const path = "v2/{project_id}/graphs";
    expect((await ask(url, "GET", path, undefined, right as never)).status).toBe(200);
    expect((await ask(url, "GET", path, undefined, wrong as never)).status).toBe(401);
    expect((await ask(url, "GET", path, undefined, { "x-auth-token": "guessed" })).status).toBe(401);
    expect(target.requests()).toHaveLength(1);
  });

  test("prints where a request or a response is not as described", async () => {
    const url = await startProxy();
    await ask(url, "GET", "v2/{project_id}/graphs");
    await ask(url, "POST", "v2/{project_id}/graphs", { graph: { ...GRAPH, colour: "red" } });
    await eventually(
      async () => ({ status: 200, body: printed.join("") }),
      (text) => text.includes("createGraph 400"),
    );
    const text = printed.join("");
    expect(text).toContain("as described: GET management-v2/listGraphs 200\n");
    expect(text).toContain("differs: POST management-v2/createGraph 400\n");
    expect(text).toMatch(/request: .*body\.graph\.colour is not a known field/);
  });

  test("records fixtures without secrets, projects and addresses, which an emulator replays", async () => {
    const url = await startProxy();
    await ask(url, "POST", "v2/{project_id}/graphs", { graph: GRAPH });
    const { body: listed } = await ask(url, "GET", "v2/{project_id}/graphs");
    const texts = await fixtures();
    expect(texts).toHaveLength(2);
    const [{ id, private_ip }] = listed.graphs;
    const secrets = [...Object.values(TARGET_KEYS), TARGET_PROJECT, LOCAL_PROJECT, "local-token", private_ip];
    for (const secret of secrets) expect(texts.join("")).not.toContain(secret);

    expect(texts.join("")).toContain('"created_by": "[redacted]"');

    await using replaying = await createEmulator({ replay: folder });
    const call = async (method: string, path: string, token: string) => {
      const response = await replaying.fetch(`${replaying.url}/v2/${LOCAL_PROJECT}${path}`, {
        method,
        headers: { "x-auth-token": token },
      });
      return { status: response.status, body: await response.json() };
    };
    const replayed = await call("GET", "/graphs", replaying.token);
    expect(replayed).toMatchObject({ status: 200, body: { graphs: [{ id, name: "movie", private_ip: "192.0.2.1" }] } });
    expect((await call("GET", "/graphs", "guessed")).status).toBe(401);
    expect(await call("GET", "/graphs/quotas", replaying.token), "what was not recorded is emulated").toMatchObject({
      status: 200,
    });
  });

  test("responds with 502 and the reason when the target does not respond", async () => {
    const url = await startProxy(ENVIRONMENT, "http://127.0.0.1:9");
    const { status, body } = await ask(url, "GET", "v2/{project_id}/graphs");
    expect([status, body.error_code]).toEqual([502, "EMULATOR.502"]);
    expect(body.error_msg).toMatch(/http:\/\/127\.0\.0\.1:9 did not respond/);
  });

  test.each([
    [
      "credentials in the environment",
      { ...ENVIRONMENT, HUAWEICLOUD_SDK_SK: "" },
      undefined,
      /HUAWEICLOUD_SDK_SK is not set/,
    ],
    ["https beyond this machine", ENVIRONMENT, "http://ges.example.com", /must begin with https/],
    ["an address without a path", ENVIRONMENT, "https://ges.example.com/v2", /must be an address such as/],
  ])("needs %s", async (_, environment, url, message) => {
    await expect(startProxy(environment, url)).rejects.toThrow(message);
  });
});
