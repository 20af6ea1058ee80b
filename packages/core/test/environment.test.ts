import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { akskCredentials, discoverProjectId, managementEndpoint, passwordCredentials } from "../src/index.ts";
import { iamServer } from "./support/iam-server.ts";
import { json, scripted, testClient, text } from "./support/test-client.ts";

const credentials = akskCredentials({ accessKey: "canaryAK", secretKey: "canarySK" });

beforeEach(() => {
  for (const name of ["GES_ENDPOINT", "GES_REGION", "HUAWEICLOUD_SDK_REGION", "GES_LOG"]) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("Region and endpoint come from the environment:", () => {
  test.each(["GES_REGION", "HUAWEICLOUD_SDK_REGION"])("the region from %s", (name) => {
    vi.stubEnv(name, "eu-west-101");
    expect(managementEndpoint({ credentials })).toBe("https://ges.eu-west-101.myhuaweicloud.eu");
    expect(managementEndpoint({ credentials, region: "cn-north-4" })).toBe("https://ges.cn-north-4.myhuaweicloud.com");
  });

  test("the endpoint from GES_ENDPOINT, unless the options name a region or an endpoint", () => {
    vi.stubEnv("GES_ENDPOINT", "http://127.0.0.1:8080");
    vi.stubEnv("GES_REGION", "cn-north-4");
    expect(managementEndpoint({ credentials })).toBe("http://127.0.0.1:8080");
    expect(managementEndpoint({ credentials, region: "cn-north-4" })).toBe("https://ges.cn-north-4.myhuaweicloud.com");
    expect(managementEndpoint({ credentials, endpoint: "https://a.example" })).toBe("https://a.example");
  });

  test("the endpoint of one region from the variable of the vendor's own SDKs, the first of several", () => {
    vi.stubEnv("HUAWEICLOUD_SDK_REGION_GES_CN_NORTH_4", "https://one.example, https://two.example");
    expect(managementEndpoint({ credentials, region: "cn-north-4" })).toBe("https://one.example");
    expect(managementEndpoint({ credentials, region: "cn-north-1" })).toBe("https://ges.cn-north-1.myhuaweicloud.com");
  });

  test("the region of IAM, and the endpoint of IAM", async () => {
    const user = { user: "lily", password: "secret", account: "company" };
    expect(() => passwordCredentials(user)).toThrow(/^region: /);
    vi.stubEnv("GES_REGION", "cn-north-4");
    passwordCredentials(user);

    const { url, asked } = await iamServer((response) =>
      response.end(JSON.stringify({ projects: [{ id: "project1", name: "cn-north-4" }] })),
    );
    vi.stubEnv("HUAWEICLOUD_SDK_IAM_ENDPOINT", url);
    expect(await discoverProjectId({ credentials })).toBe("project1");
    expect(asked[0]?.url).toBe("/v3/projects?name=cn-north-4");
  });

  test("nothing of it in a browser, where there is no environment", () => {
    vi.stubEnv("GES_REGION", "cn-north-4");
    vi.stubGlobal("process", undefined);
    expect(() => managementEndpoint({ credentials })).toThrow(/^region: /);
  });

  test("nothing of it in Deno where the program may not read it, for Deno would ask its user", () => {
    vi.stubEnv("GES_REGION", "cn-north-4");
    let state = "prompt";
    vi.stubGlobal("process", { env: process.env, versions: { deno: "2.5.0" } });
    vi.stubGlobal("Deno", { permissions: { querySync: () => ({ state }) } });
    expect(() => managementEndpoint({ credentials })).toThrow(/^region: /);
    state = "granted";
    expect(managementEndpoint({ credentials })).toMatch(/cn-north-4/);
  });
});

describe("GES_LOG", () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    vi.spyOn(console, "error").mockImplementation((line: string) => void lines.push(line));
  });
  const logged = () => vi.waitFor(() => expect(lines.at(-1)).toMatch(/HTTP 200|no effect/));

  test("=info logs each attempt and retry, in order, and no secret", async () => {
    vi.stubEnv("GES_LOG", "info");
    const { fetch } = scripted(text("", { status: 503, headers: { "x-request-id": "r1" } }), json({}));
    await testClient({ fetch, credentials }).showThing({ thing_id: "t" });
    await logged();
    expect(lines).toEqual([
      expect.stringMatching(/^ges-sdk showThing, attempt 1: HTTP 503 in \d+ ms, request r1$/),
      expect.stringMatching(/^ges-sdk showThing, attempt 1 is retried in \d+ ms$/),
      expect.stringMatching(/^ges-sdk showThing, attempt 2: HTTP 200 in \d+ ms$/),
    ]);
  });

  test("=debug logs URLs and the causes of failures too, and no secret", async () => {
    vi.stubEnv("GES_LOG", "debug");
    const fail = () => {
      throw new Error("broken", { cause: new Error("other side closed, sent canaryAK") });
    };
    const { fetch } = scripted(fail, json({}));
    await testClient({ fetch, credentials }).showThing({ thing_id: "t" });
    await logged();
    expect(lines[0]).toBe("ges-sdk showThing, attempt 1 sends GET https://ges.example.com/v2/project1/things/t");
    expect(lines.join("\n")).toMatch(/other side closed/);
    expect(lines.join("\n")).not.toMatch(/Signature=|canaryAK/);
  });

  test("leaves the program's own hooks as they are", async () => {
    vi.stubEnv("GES_LOG", "info");
    const seen: unknown[] = [];
    const { fetch } = scripted(json({}));
    const hooks = {
      onResponse: () => void seen.push("response"),
      onRequest: async () => Promise.reject(new Error("bug")),
    };
    await testClient({ fetch, hooks }).showThing({ thing_id: "t" });
    await logged();
    expect(seen).toEqual(["response"]);
  });

  test("says that another value has no effect", async () => {
    vi.stubEnv("GES_LOG", "verbose");
    const { fetch } = scripted(json({}));
    await testClient({ fetch }).showThing({ thing_id: "t" });
    await logged();
    expect(lines).toEqual([expect.stringMatching(/"verbose" and has no effect: it must be debug or info/)]);
  });

  test("is silent unless it is set", async () => {
    const { fetch } = scripted(json({}));
    await testClient({ fetch }).showThing({ thing_id: "t" });
    await new Promise((resolve) => setImmediate(resolve));
    expect(lines).toEqual([]);
  });
});
