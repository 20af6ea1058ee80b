import { afterEach, describe, expect, test, vi } from "vitest";
import { akskCredentials, passwordCredentials, tokenCredentials } from "../src/index.ts";
import { environmentCredentials } from "../src/node/index.ts";
import type { RequestToAuthenticate } from "../src/options/credentials.ts";
import { json, scripted, testClient } from "./support/test-client.ts";

afterEach(() => vi.unstubAllGlobals());

const byKey = (options = {}) => akskCredentials({ accessKey: "canaryAK", secretKey: "canarySK", ...options });
const byPassword = (options = {}) =>
  passwordCredentials({ user: "lily", password: "canary", account: "domain", region: "cn-north-4", ...options });

/** Makes the globals of another place. */
function stub(...names: string[]): void {
  for (const name of names) vi.stubGlobal(name, class {});
}

describe.each([
  ["a page", ["window", "document"]],
  ["a page's worker", ["WorkerGlobalScope", "importScripts"]],
])("In %s", (_, globals) => {
  test.each([
    ["a secret key", byKey],
    ["a password", byPassword],
  ])("%s is refused, for the page's visitors could read it", (_, make) => {
    stub(...globals);
    expect(() => make()).toThrow(expect.objectContaining({ name: "GesConfigError", parameter: "allowBrowser" }));
    expect(() => make()).not.toThrow(/canary/);
    expect(() => make({ allowBrowser: false })).toThrow(/allowBrowser/);
  });

  test.each([
    ["a secret key", byKey],
    ["a password", byPassword],
  ])("%s is taken when `allowBrowser` says so", (_, make) => {
    stub(...globals);
    expect(() => make({ allowBrowser: true })).not.toThrow();
  });

  test("a token, which ends by itself, is taken", async () => {
    stub(...globals);
    const client = testClient({ credentials: tokenCredentials("token1"), fetch: scripted(json({ ok: true })).fetch });
    expect(await client.showThing({ thing_id: "a" })).toEqual({ ok: true });
  });

  test("keys that were found on the machine are taken, for then it is none", async () => {
    stub(...globals);
    const credentials = environmentCredentials({ HUAWEICLOUD_SDK_AK: "AK1", HUAWEICLOUD_SDK_SK: "SK1" });
    const request = { method: "GET", url: "https://ges.example.com/", headers: {} } as RequestToAuthenticate;
    expect(await credentials.authenticate(request)).toHaveProperty("authorization");
  });
});

describe("A server that has some of a browser's globals is none", () => {
  test.each([
    ["Deno, which had a window", ["window"]],
    ["a program that builds documents", ["document"]],
    ["Cloudflare, whose programs are workers", ["WorkerGlobalScope"]],
  ])("%s", (_, globals) => {
    stub(...globals);
    expect(() => [byKey(), byPassword()]).not.toThrow();
  });
});
