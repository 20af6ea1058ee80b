import { inspect } from "node:util";
import { trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { SYSTEM_TIMING } from "../src/http/timing.ts";
import {
  akskCredentials,
  type Credentials,
  chainCredentials,
  type Hooks,
  passwordCredentials,
  tokenCredentials,
} from "../src/index.ts";
import { environmentCredentials, metadataCredentials } from "../src/node/index.ts";
import { createNodeTransport } from "../src/undici/index.ts";
import { FAULTS, respondingWith } from "./support/faults.ts";
import { giveToken, iamServer } from "./support/iam-server.ts";
import { rejection, scripted, type TestClient, testClient } from "./support/test-client.ts";

/** Secrets of these tests, which no output may contain. A signature is as good as a secret for a while. */
const SECRET = /canary|Signature=[0-9a-f]/i;

const keys = { accessKey: "canaryAK", secretKey: "canarySK", securityToken: "canaryST" };

/** Each kind of credentials, its secrets all canaries. */
const CREDENTIALS: Record<string, () => Promise<Credentials>> = {
  "a token": async () => tokenCredentials("canaryToken"),
  "a function that gives tokens": async () => tokenCredentials(async () => "canaryToken+/=="),
  "an access key": async () => akskCredentials({ accessKey: "canaryAK", secretKey: "canarySK" }),
  "a temporary key": async () => akskCredentials(keys),
  "a password": async () => {
    const iam = await iamServer((response) => giveToken(response, "canaryToken"));
    const user = { user: "lily", password: "canaryPassword", account: "domain", region: "cn-north-4" };
    return passwordCredentials({ ...user, iamEndpoint: iam.url });
  },
  "a chain that ends at the environment": async () =>
    chainCredentials(
      environmentCredentials({}),
      environmentCredentials({ HUAWEICLOUD_SDK_AK: "canaryAK", HUAWEICLOUD_SDK_SK: "canarySK" }),
    ),
  "a server's agency": async () => {
    const expires_at = "2099-01-01T00:00:00Z";
    const credential = { access: "canaryAK", secret: "canarySK", securitytoken: "canaryST", expires_at };
    const service = await iamServer((response, { method }) =>
      response.end(method === "PUT" ? "canaryMetadataToken" : JSON.stringify({ credential })),
    );
    return metadataCredentials(service.url, Date.now);
  },
};

/** Everything of a value that somebody may print. */
function shown(value: unknown): string {
  const texts = [inspect(value, { depth: 12 }), inspect(value, { depth: 12, showHidden: true }), JSON.stringify(value)];
  for (let error = value; error instanceof Error; error = error.cause) texts.push(String(error), String(error.stack));
  return texts.join("\n");
}

/** Hooks that keep what they are told. */
function listening(): { hooks: Hooks; told: unknown[] } {
  const told: unknown[] = [];
  const listen = (...what: unknown[]) => void told.push(...what);
  return { told, hooks: { onRequest: listen, onResponse: listen, onRetry: listen } };
}

const CONSOLE = ["log", "info", "warn", "error", "debug", "trace"] as const;
let spans: InMemorySpanExporter;
let printed: unknown[];

beforeEach(() => {
  spans = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
  printed = [];
  for (const name of CONSOLE) vi.spyOn(console, name).mockImplementation((...what) => void printed.push(...what));
  vi.spyOn(SYSTEM_TIMING, "sleep").mockResolvedValue();
});
afterEach(() => {
  trace.disable();
  vi.restoreAllMocks();
});

/** Everything that came out, by way of hooks, spans and the console. */
function told(by: readonly unknown[]): string {
  const recorded = spans.getFinishedSpans().map(({ name, attributes, events, status, links }) => {
    return { name, attributes, events, status, links };
  });
  return [...by, recorded, printed].map(shown).join("\n");
}

/** A read, a write, and a read by way of `fetchClient`: what each gives, or rejects with. */
function outcomes(client: TestClient): Promise<unknown[]> {
  const calls = [
    client.showThing({ thing_id: "a" }),
    client.createThing({ body: {} }),
    client.fetchClient.GET("/v2/{project_id}/things/{thing_id}", {
      params: { path: { project_id: "project1", thing_id: "a" } },
    }),
  ];
  return Promise.all(calls.map((call) => call.catch((error: unknown) => error)));
}

describe.each(Object.entries(CREDENTIALS))("The secrets of %s are not shown", (_, makeCredentials) => {
  test.each(Object.entries(FAULTS))("after %s", async (what, fault) => {
    const credentials = await makeCredentials();
    const service = await fault();
    onTestFinished(service.stop);
    const pool = createNodeTransport();
    onTestFinished(() => pool.close());
    for (const transport of [{}, { fetch: pool }]) {
      const { hooks, told: heard } = listening();
      const client = testClient({
        ...transport,
        endpoint: service.endpoint,
        credentials,
        hooks,
        attemptTimeoutMs: what.startsWith("a slow") ? 30 : 60_000,
        retry: { maxRetries: 1 },
      });
      expect((await outcomes(client)).map(shown).join("\n")).not.toMatch(SECRET);
      expect(heard).not.toEqual([]);
      expect(told(heard)).not.toMatch(SECRET);
      for (const value of [client, credentials, hooks]) expect(shown(value)).not.toMatch(SECRET);
    }
  });

  test("after a transport that hangs the request on its error, and quotes it", async () => {
    const { hooks, told: heard } = listening();
    const fetch = async (_: unknown, init?: RequestInit) => {
      const quoted = JSON.stringify(init?.headers);
      const cause = Object.assign(new Error(`refused: ${quoted}`), { code: "ECONNREFUSED", request: init });
      throw Object.assign(new TypeError("fetch failed", { cause }), { config: init, headers: quoted });
    };
    const client = testClient({ fetch, credentials: await makeCredentials(), hooks });
    const [read, write, fetched] = await outcomes(client);
    for (const error of [read, write, fetched]) {
      expect(error).toMatchObject({
        name: "GesNetworkError",
        cause: { name: "TypeError", message: "fetch failed", cause: { name: "Error", code: "ECONNREFUSED" } },
      });
    }
    expect(shown([read, write, fetched]) + shown(read) + shown(write) + shown(fetched)).not.toMatch(SECRET);
    expect(told(heard)).not.toMatch(SECRET);
  });
});

describe("A gateway's error that repeats a part of what proved who asked", () => {
  const repeating = async (credentials: Credentials, part: (headers: Record<string, string>) => string) => {
    const service = await respondingWith(({ headers }, response) =>
      response.writeHead(403).end(JSON.stringify({ error_msg: part(headers as Record<string, string>) })),
    )();
    onTestFinished(service.stop);
    return rejection(testClient({ endpoint: service.endpoint, credentials }).showThing({ thing_id: "a" }));
  };

  test.each<[string, (headers: Record<string, string>) => string, string]>([
    ["the key's name", ({ authorization }) => `no key ${/Access=(\w+)/.exec(authorization ?? "")?.[1]}`, "no key ***"],
    [
      "the signature",
      ({ authorization }) => `wrong: ${/Signature=(\w+)/.exec(authorization ?? "")?.[1]}`,
      "wrong: ***",
    ],
    ["the security token", (headers) => `expired: ${headers["x-security-token"]}`, "expired: ***"],
    ["the headers as a URL", ({ authorization = "" }) => encodeURIComponent(authorization), "***"],
  ])("shows nothing of %s", async (_, part, message) => {
    const error = await repeating(akskCredentials(keys), part);
    expect(error.message).toBe(message);
    expect(shown(error)).not.toMatch(/canary|[0-9a-f]{64}/);
  });

  test("shows nothing of a header whose name is written in capitals", async () => {
    const own: Credentials = { authenticate: async () => ({ "X-Auth-Token": "canaryToken" }) };
    const error = await repeating(own, (headers) => `refused: ${headers["x-auth-token"]}`);
    expect(error.message).toBe("refused: ***");
    expect(shown(error)).not.toMatch(SECRET);
  });
});

describe("A header that the platform refuses, and quotes,", () => {
  test("is not shown, though credentials of one's own let it through", async () => {
    const own: Credentials = { authenticate: async () => ({ "x-auth-token": "canary\nToken" }) };
    const pool = createNodeTransport();
    onTestFinished(() => pool.close());
    const service = await respondingWith((_, response) => response.end("{}"))();
    onTestFinished(service.stop);
    for (const transport of [{}, { fetch: pool }]) {
      const client = testClient({ ...transport, endpoint: service.endpoint, credentials: own });
      const error = await rejection(client.showThing({ thing_id: "a" }));
      expect(error).toMatchObject({ name: "GesNetworkError" });
      expect(shown(error)).not.toMatch(SECRET);
    }
    expect(service.count()).toBe(0);
  });
});

test("An error without a secret keeps its name, its message, its code and what caused it", async () => {
  const root = Object.assign(new RangeError("too far"), { code: "ERANGE" });
  const { fetch } = scripted(() => {
    throw new TypeError("fetch failed", { cause: new Error("on the way", { cause: root }) });
  });
  const error = await rejection(testClient({ fetch, retry: { maxRetries: 0 } }).showThing({ thing_id: "a" }));
  expect(error.message).toBe("showThing got no response from ges.example.com: too far (ERANGE)");
  expect(error.cause).toMatchObject({
    name: "TypeError",
    message: "fetch failed",
    cause: { name: "Error", message: "on the way", cause: { name: "RangeError", message: "too far", code: "ERANGE" } },
  });
});
