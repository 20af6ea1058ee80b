import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { akskCredentials } from "../src/credentials/aksk-credentials.ts";
import { hashing, webCrypto } from "../src/credentials/hashing.ts";
import type { RequestToAuthenticate } from "../src/options/credentials.ts";
import known from "./support/signing-vectors.json" with { type: "json" };
import { rejection, scripted, testClient, text } from "./support/test-client.ts";

const keys = { accessKey: known.accessKey, secretKey: known.secretKey };
const NOON = Date.UTC(2026, 0, 2, 3, 4, 5);

function request(changes: Partial<RequestToAuthenticate> = {}): RequestToAuthenticate {
  return {
    method: "GET",
    url: "https://ges.cn-north-4.myhuaweicloud.com/v2/project1/graphs",
    headers: {},
    projectId: undefined,
    body: undefined,
    signal: new AbortController().signal,
    ...changes,
  };
}

describe.each([
  ["the runtime's own hashing", hashing()],
  ["WebCrypto", webCrypto],
])("A signature is the one that the vendor's own library makes, with %s", (_, hashes) => {
  test.each(known.vectors)("$name", async ({ method, url, headers, body, authorization }) => {
    const given: Record<string, string | undefined> = headers;
    const securityToken = given["x-security-token"];
    const signed = await akskCredentials({ ...keys, securityToken }, () => NOON, hashes).authenticate(
      request({
        method,
        url,
        body: body ?? undefined,
        headers: { "content-type": "application/json" },
        projectId: given["x-project-id"],
      }),
    );
    expect(signed["x-sdk-date"]).toBe(given["x-sdk-date"]);
    expect(signed["authorization"]).toBe(authorization);
  });
});

describe("What is signed", () => {
  const signatureOf = async (changes: Partial<RequestToAuthenticate>) =>
    (await akskCredentials(keys, () => NOON).authenticate(request(changes)))["authorization"];

  test("does not depend on headers that a proxy may change", async () => {
    expect(await signatureOf({ headers: { "user-agent": "a", "accept-encoding": "b" } })).toBe(await signatureOf({}));
  });

  test("does not depend on the order of the query, nor on a slash at the end of the path", async () => {
    const url = request().url;
    expect(await signatureOf({ url: `${url}?a=1&b=2` })).toBe(await signatureOf({ url: `${url}?b=2&a=1` }));
    expect(await signatureOf({ url: `${url}/` })).toBe(await signatureOf({ url }));
  });

  test("has the port in the host, when it is an unusual one", async () => {
    const at = (host: string) => signatureOf({ url: `https://${host}/v2/project1/graphs` });
    expect(await at("a.example:443")).toBe(await at("a.example"));
    expect(await at("a.example:8443")).not.toBe(await at("a.example"));
  });

  test.each([
    { method: "POST" },
    { body: "{}" },
    { projectId: "project1" },
    { headers: { "content-type": "text/plain" } },
  ])("depends on %j", async (changes) => {
    expect(await signatureOf(changes)).not.toBe(await signatureOf({}));
  });
});

describe("A refused signature", () => {
  const unauthorized = (date: string | null) => ({ date, headers: {} });

  test("is not repeated blindly, for six in a row lock the key", async () => {
    const { fetch, requests } = scripted(text("", { status: 401, headers: { date: new Date().toUTCString() } }));
    const call = testClient({ fetch, credentials: akskCredentials(keys) }).showThing({ thing_id: "a" });
    expect(await rejection(call)).toMatchObject({ status: 401, attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  test("is made again, once, when the clock is found to be off", async () => {
    const date = new Date(Date.now() + 60 * 60_000).toUTCString();
    const { fetch, requests } = scripted(text("", { status: 401, headers: { date } }));
    const call = testClient({ fetch, credentials: akskCredentials(keys) }).showThing({ thing_id: "a" });
    expect(await rejection(call)).toMatchObject({ status: 401, attempts: 2 });
    expect(requests).toHaveLength(2);
  });

  test("corrects the clock for all that follow, and not a second time for the same", async () => {
    const credentials = akskCredentials(keys, () => NOON);
    expect(credentials.recover?.(unauthorized("Fri, 02 Jan 2026 04:04:05 GMT"))).toBe(true);
    expect((await credentials.authenticate(request()))["x-sdk-date"]).toBe("20260102T040405Z");
    expect(credentials.recover?.(unauthorized("Fri, 02 Jan 2026 04:04:05 GMT"))).toBe(false);
  });

  test.each([null, "yesterday", "Fri, 02 Jan 2026 03:08:05 GMT"])("says nothing about the clock: %j", (date) => {
    expect(akskCredentials(keys, () => NOON).recover?.(unauthorized(date))).toBe(false);
  });
});

describe("Keys", () => {
  test.each(["accessKey", "secretKey", "securityToken"])(
    "that cannot be keys are refused and not shown: %s",
    (name) => {
      for (const value of ["", "canary\n", "canary canary", "密canary"]) {
        let error: unknown;
        try {
          akskCredentials({ ...keys, [name]: value });
        } catch (caught) {
          error = caught;
        }
        expect(error).toMatchObject({ name: "GesConfigError", parameter: name });
        expect(inspect(error)).not.toContain("canary");
      }
    },
  );

  test("are not seen when the credentials are printed", () => {
    const shown = inspect(akskCredentials({ accessKey: "AK", secretKey: "canary" }), { depth: 9, showHidden: true });
    expect(shown).not.toContain("canary");
  });
});
