import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { chainCredentials } from "../src/credentials/chain-credentials.ts";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import { defaultCredentials } from "../src/node/default-credentials.ts";
import { metadataCredentials } from "../src/node/metadata-credentials.ts";
import { podCredentials } from "../src/node/pod-credentials.ts";
import type { RequestToAuthenticate } from "../src/options/credentials.ts";
import { iamServer, type Responder } from "./support/iam-server.ts";
import { rejection } from "./support/test-client.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 0, 1);

const request: RequestToAuthenticate = {
  method: "GET",
  url: "https://ges.cn-north-4.myhuaweicloud.com/v2/project1/graphs",
  headers: {},
  projectId: "project1",
  body: undefined,
  signal: new AbortController().signal,
};
const keyIn = (headers: Record<string, string>) => /Access=(\w+),/.exec(headers["authorization"] ?? "")?.[1];
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Keys as the metadata service spells them. */
const keys = (access: string, expiresAt = START + 24 * HOUR) => ({
  credential: { access, secret: "canarySK", securitytoken: "canaryST", expires_at: new Date(expiresAt).toISOString() },
});

/** A metadata service: `token` and `securitykey` answer for their paths. */
const metadata =
  (token: Responder, securitykey: Responder): Responder =>
  (response, asked) =>
    asked.url === "/meta-data/latest/api/token" ? token(response, asked) : securitykey(response, asked);

const give =
  (body: unknown, status = 200): Responder =>
  (response) =>
    response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));

const status = (code: number) => give("", code);

/** A clock that the test moves. */
function clock() {
  let time = START;
  return {
    now: () => time,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

/** An address that refuses connections. */
async function nowhere(): Promise<string> {
  const { createServer } = await import("node:net");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

// What the machine of the tests has must not matter.
beforeEach(() => {
  for (const name of ["AK", "SK", "SECURITY_TOKEN"]) vi.stubEnv(`HUAWEICLOUD_SDK_${name}`, undefined);
  vi.stubEnv("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "/does/not/exist");
  vi.stubEnv("HC_CONTAINER_CREDENTIALS_FULL_URI", undefined);
  vi.stubEnv("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE", undefined);
  vi.stubEnv("GES_METADATA_DISABLED", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe("A server's metadata service gives keys", () => {
  test("for a token, where it asks for one", async () => {
    const service = await iamServer(
      metadata(give("canaryToken"), (response, asked) =>
        give(keys("AK1"), asked.headers["x-metadata-token"] === "canaryToken" ? 200 : 401)(response, asked),
      ),
    );
    const headers = await metadataCredentials(service.url, () => START).authenticate(request);
    expect(keyIn(headers)).toBe("AK1");
    expect(headers["x-security-token"]).toBe("canaryST");
    expect(service.asked).toMatchObject([
      { method: "PUT", url: "/meta-data/latest/api/token", headers: { "x-metadata-token-ttl-seconds": "21600" } },
      { method: "GET", url: "/openstack/latest/securitykey" },
    ]);
  });

  test.each([
    ["does not know of tokens", status(404)],
    ["gives a page for a token", give("<html>\n")],
  ])("without a token, where it %s", async (_, token) => {
    const service = await iamServer(metadata(token, give(keys("AK1"))));
    expect(keyIn(await metadataCredentials(service.url, () => START).authenticate(request))).toBe("AK1");
    expect(service.asked[1]?.headers).not.toHaveProperty("x-metadata-token");
  });
});

describe("A server's metadata service that gives no keys", () => {
  test.each([
    ["for there is no agency", status(404), 404],
    ["for it refuses the token", status(401), 401],
  ])("%s, is not configured: a chain goes on", async (_, answer, code) => {
    const service = await iamServer(metadata(give("canaryToken"), answer));
    const credentials = metadataCredentials(service.url, () => START);
    const error = await rejection(credentials.authenticate(request));
    expect(error).toMatchObject({ name: "GesConfigError", parameter: "metadata" });
    expect(error.message).toBe(`metadata: gives no keys (HTTP status ${code}); the server needs an agency`);
    expect(inspect(error, { depth: 12 })).not.toContain("canary");
    const chain = chainCredentials(credentials, tokenCredentials("token1"));
    expect(await chain.authenticate(request)).toEqual({ "x-auth-token": "token1" });
  });

  test("and does not exist is not configured", async () => {
    const error = await rejection(metadataCredentials(await nowhere(), () => START).authenticate(request));
    expect(error).toMatchObject({ name: "GesConfigError" });
    expect(error.message).toBe("metadata: this machine has no ECS metadata service");
  });

  test("and does not respond has three seconds", async () => {
    const service = await iamServer(() => {});
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const asking = rejection(metadataCredentials(service.url, () => START).authenticate(request));
    await vi.advanceTimersByTimeAsync(3000);
    expect(await asking).toMatchObject({ name: "GesConfigError", cause: { message: "no response within 3000 ms" } });
  });

  test.each([
    ["half of them", { credential: { access: "canaryAK", secret: "canarySK", expires_at: "2099-01-01T00:00:00Z" } }],
    ["keys without an end", { credential: { access: "canaryAK", secret: "canarySK", securitytoken: "canaryST" } }],
    ["a page", "<html>canary"],
    ["nothing", ""],
  ])("but %s, ends a chain and shows none", async (_, body) => {
    const service = await iamServer(metadata(status(404), give(body)));
    const chain = chainCredentials(
      metadataCredentials(service.url, () => START),
      tokenCredentials("token1"),
    );
    const error = await rejection(chain.authenticate(request));
    expect([error.name, error.message]).toEqual(["GesError", "The metadata service responded without complete keys"]);
    expect(inspect(error, { depth: 12 })).not.toContain("canary");
  });

  test("and redirects is not followed", async () => {
    const elsewhere = await iamServer(give(keys("AK1")));
    const service = await iamServer((response) => response.writeHead(302, { location: elsewhere.url }).end());
    await rejection(metadataCredentials(service.url, () => START).authenticate(request));
    expect(elsewhere.asked).toEqual([]);
  });

  test("is not called when GES_METADATA_DISABLED is set", async () => {
    vi.stubEnv("GES_METADATA_DISABLED", "true");
    const service = await iamServer(give(keys("AK1")));
    const error = await rejection(metadataCredentials(service.url, () => START).authenticate(request));
    expect([error.name, error.message]).toEqual(["GesConfigError", "metadata: is turned off by GES_METADATA_DISABLED"]);
    expect(service.asked).toEqual([]);
  });
});

describe("Keys of a server's agency", () => {
  /** A service that gives AK1, AK2 and so on, each for `lifeMs`. */
  async function renewing(lifeMs: number) {
    const { now, pass } = clock();
    let given = 0;
    const service = await iamServer(
      metadata(status(404), (response, asked) => {
        given += 1;
        give(keys(`AK${given}`, now() + lifeMs))(response, asked);
      }),
    );
    const credentials = metadataCredentials(service.url, now);
    const key = async () => keyIn(await credentials.authenticate(request));
    return { key, pass, given: () => given, credentials };
  }

  test("are asked for once, however many calls wait for them", async () => {
    const { key, given } = await renewing(24 * HOUR);
    expect(new Set(await Promise.all(Array.from({ length: 50 }, key)))).toEqual(new Set(["AK1"]));
    expect(await key()).toBe("AK1");
    expect(given()).toBe(1);
  });

  test("are renewed 20 minutes before they end, while the old ones are still used", async () => {
    const { key, pass, given } = await renewing(24 * HOUR);
    await key();
    pass(24 * HOUR - 21 * MINUTE);
    expect(await key()).toBe("AK1");
    await settle();
    expect(given()).toBe(1);
    pass(2 * MINUTE);
    expect(await key()).toBe("AK1");
    await expect.poll(key).toBe("AK2");
    expect(given()).toBe(2);
  });

  test("that live for 15 minutes are renewed in the last third", async () => {
    const { key, pass, given } = await renewing(15 * MINUTE);
    await key();
    pass(9 * MINUTE);
    expect(await key()).toBe("AK1");
    await settle();
    expect(given()).toBe(1);
    pass(2 * MINUTE);
    expect(await key()).toBe("AK1");
    await expect.poll(key).toBe("AK2");
    expect(given()).toBe(2);
  });

  test("that have ended are not used: calls wait for the next, which is asked for once", async () => {
    const { key, pass, given } = await renewing(HOUR);
    await key();
    pass(HOUR);
    expect(await Promise.all([key(), key()])).toEqual(["AK2", "AK2"]);
    expect(given()).toBe(2);
  });

  test("correct the clock when it turns out to be wrong", async () => {
    const { credentials } = await renewing(24 * HOUR);
    expect(await credentials.recover?.({ date: null, headers: {} })).toBe(false);
    const headers = await credentials.authenticate(request);
    const date = new Date(Date.now() + HOUR).toUTCString();
    expect(await credentials.recover?.({ date, headers })).toBe(true);
  });
});

describe("A pod's identity", () => {
  async function tokenFile(text = "canaryToken\n"): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "ges-pod-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "token");
    await writeFile(file, text);
    return file;
  }
  const environment = (uri: string, file: string) => ({
    HC_CONTAINER_CREDENTIALS_FULL_URI: uri,
    HC_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
  });
  const podKeys = (accessKeyId: string, expiration = "2099-01-01T00:00:00Z") => ({
    credentials: { accessKeyId, secretAccessKey: "canarySK", securityToken: "canaryST", expiration },
  });

  test("gives keys for the token in its file, which is read anew each time", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: START });
    const file = await tokenFile();
    const identity = await iamServer(give(podKeys("AK1", new Date(START + HOUR).toISOString())));
    const credentials = podCredentials(environment(`${identity.url}/v1/credentials`, file));
    expect(keyIn(await credentials.authenticate(request))).toBe("AK1");
    await credentials.authenticate(request);
    expect(identity.asked).toMatchObject([
      { method: "POST", url: "/v1/credentials", body: "{}", headers: { authorization: "canaryToken" } },
    ]);
    await writeFile(file, "canaryToken2");
    vi.setSystemTime(START + 2 * HOUR);
    await credentials.authenticate(request);
    expect(identity.asked[1]?.headers.authorization).toBe("canaryToken2");
  });

  test("that no variable configures is skipped by a chain", async () => {
    const error = await rejection(podCredentials({}).authenticate(request));
    expect([error.name, error.message]).toEqual([
      "GesConfigError",
      "pod: HC_CONTAINER_CREDENTIALS_FULL_URI and HC_CONTAINER_AUTHORIZATION_TOKEN_FILE are not set",
    ]);
    const chain = chainCredentials(podCredentials({}), tokenCredentials("token1"));
    expect(await chain.authenticate(request)).toEqual({ "x-auth-token": "token1" });
  });

  const URI = "HC_CONTAINER_CREDENTIALS_FULL_URI";
  const FILE = "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE";
  test.each([
    [URI, FILE, "http://127.0.0.1/"],
    [FILE, URI, "/token"],
  ])("of which only %s tells ends a chain, which must not call as somebody else", async (is, isNot, value) => {
    const chain = chainCredentials(podCredentials({ [is]: value }), tokenCredentials("token1"));
    const error = await rejection(chain.authenticate(request));
    expect([error.name, error.message]).toEqual(["GesError", `${is} is set and ${isNot} is not`]);
  });

  test("whose token is not there ends a chain", async () => {
    const identity = await iamServer(give(podKeys("AK1")));
    const half = podCredentials(environment(identity.url, "/does/not/exist"));
    const error = await rejection(chainCredentials(half, tokenCredentials("token1")).authenticate(request));
    expect([error.name, error.message]).toEqual([
      "GesError",
      "The identity of this pod gave no keys: the token cannot be read or no service responds",
    ]);
    expect(identity.asked).toEqual([]);
  });

  test.each([
    "http://evil.example/",
    "http://127.0.0.1.evil.example/",
    "http://10.0.0.1/",
    "http://[::2]/",
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
    "not a URL",
  ])("is asked for neither at %s, which could be anybody's, nor with the token", async (uri) => {
    const fetch = vi.spyOn(globalThis, "fetch");
    onTestFinished(() => fetch.mockRestore());
    const error = await rejection(podCredentials(environment(uri, await tokenFile())).authenticate(request));
    expect([error.name, error.message]).toEqual([
      "GesError",
      "HC_CONTAINER_CREDENTIALS_FULL_URI must be an https: URL, or one of this machine",
    ]);
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each<[string, Responder, string | undefined]>([
    ["is refused", (response, { headers }) => response.writeHead(403).end(headers.authorization), undefined],
    ["meets half an answer", give({ credentials: { accessKeyId: "canaryAK" } }), undefined],
    ["meets a connection that breaks", (response) => response.socket?.destroy(), undefined],
    ["is one that no header can carry", give("{}"), "canary\u0000Token\nand more"],
  ])("whose token %s gives an error that does not show it", async (_, answer, token) => {
    const identity = await iamServer(answer);
    const credentials = podCredentials(environment(identity.url, await tokenFile(token)));
    const error = await rejection(chainCredentials(credentials, tokenCredentials("token1")).authenticate(request));
    expect(error.name).toBe("GesError");
    expect(error.message).toMatch(/^The identity of this pod gave no keys: /);
    expect(inspect(error, { depth: 12, showHidden: true }) + JSON.stringify(error)).not.toContain("canary");
    expect(inspect(credentials, { depth: 12, showHidden: true })).not.toContain("canary");
  });

  test("goes, among the default credentials, after the file and before the server's agency", async () => {
    const identity = await iamServer(give(podKeys("AKpod")));
    vi.stubEnv(URI, identity.url);
    vi.stubEnv(FILE, await tokenFile());
    expect(keyIn(await defaultCredentials().authenticate(request))).toBe("AKpod");
    vi.stubEnv("HUAWEICLOUD_SDK_CREDENTIALS_FILE", await tokenFile("[basic]\nak = AKfile\nsk = SK1\n"));
    expect(keyIn(await defaultCredentials().authenticate(request))).toBe("AKfile");
  });
});

describe("The default credentials", () => {
  test("say of each source why it gave none", async () => {
    vi.stubEnv("GES_METADATA_DISABLED", "1");
    const error = await rejection(defaultCredentials().authenticate(request));
    expect(error.name).toBe("GesConfigError");
    expect(error.message.split(/: none were found\. Tried: |; /)).toEqual([
      "credentials",
      "environment: HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK are not set",
      "profile: /does/not/exist cannot be read (ENOENT)",
      "pod: HC_CONTAINER_CREDENTIALS_FULL_URI and HC_CONTAINER_AUTHORIZATION_TOKEN_FILE are not set",
      "metadata: is turned off by GES_METADATA_DISABLED",
    ]);
  });
});
