import { describe, expect, test } from "vitest";
import { akskCredentials } from "../src/credentials/aksk-credentials.ts";
import type { RequestToAuthenticate } from "../src/options/credentials.ts";
import { rejection, testClient, text } from "./support/test-client.ts";

const NOON = Date.UTC(2006, 0, 2, 15, 4, 5);
const HOST = "https://ges.cn-north-4.myhuaweicloud.com";
const PROJECT = "0123456789abcdef0123456789abcdef";

async function sign(changes: Partial<RequestToAuthenticate>, securityToken?: string): Promise<string> {
  const credentials = akskCredentials({ accessKey: "AccessKey", secretKey: "SecretKey", securityToken }, () => NOON);
  const request = { method: "GET", url: `${HOST}/`, headers: {}, projectId: undefined, body: undefined };
  const { authorization } = await credentials.authenticate({
    ...request,
    signal: new AbortController().signal,
    ...changes,
  });
  return authorization ?? "";
}

// Computed with the vendor's core library and with an independent implementation.
describe("A signature", () => {
  test("of a request without a content type", async () => {
    expect(await sign({ url: "https://iam.myhuaweicloud.com/v3/projects?name=cn-north-4" })).toBe(
      "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature=34b8168b04e542359941d817b802838e24fb79c7789790036baad3d90486805b",
    );
  });

  test("of a body", async () => {
    const changes = {
      method: "POST",
      url: `${HOST}/v2/${PROJECT}/graphs`,
      headers: { "content-type": "application/json" },
      projectId: PROJECT,
      body: '{"graph":{"name":"demo"}}',
    };
    expect(await sign(changes)).toBe(
      "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=content-type;host;x-project-id;x-sdk-date, Signature=9f617510a97c65bc890b7f5caeb497f0fdbd68b5483c7285f415eefeac87250b",
    );
    expect(await sign({ ...changes, method: "post" })).toBe(await sign(changes));
  });

  test("of temporary keys, and a query with names that repeat and values that need encoding", async () => {
    const q = encodeURIComponent("a b*'()!~/=&+");
    const url = `${HOST}/v2/p/graphs?offset=0&limit=10&q=${q}&m=b&m=a`;
    expect(await sign({ url, projectId: "p" }, "tok")).toBe(
      "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-project-id;x-sdk-date;x-security-token, Signature=678c9aef273bcb559959201313f946ce9a7b99f20b8408ca4df03ee38e4ce8e5",
    );
  });

  test("of a body that the caller leaves unsigned", async () => {
    const headers = { "content-type": "application/octet-stream", "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" };
    expect(await sign({ method: "POST", url: `${HOST}/v2/p/graphs`, headers, body: "anything" })).toBe(
      "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=content-type;host;x-sdk-content-sha256;x-sdk-date, Signature=2f72bbfaea97f7dbac29d00c7ad6b25e53830171f300a863ad50a99b4106112e",
    );
  });

  test("leaves out a multipart content type, which the runtime writes itself", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=a" };
    expect(await sign({ headers })).toContain("SignedHeaders=host;x-sdk-date,");
  });

  test("is made of a path with a percent sign that begins no escape", async () => {
    expect(await sign({ url: `${HOST}/a%zz` })).toMatch(/Signature=[0-9a-f]{64}$/);
  });

  test("is refused for a project that no header can name", async () => {
    const error = await rejection(sign({ projectId: "图" }));
    expect(error).toMatchObject({ name: "GesConfigError", parameter: "projectId" });
  });
});

describe("Many calls that a wrong clock fails at once", () => {
  test("are all made again with the clock that the first of them corrected", async () => {
    const ahead = 60 * 60_000;
    const isRight = (date = "") => Math.abs(Date.parse(toIso(date)) - (Date.now() + ahead)) < 60_000;
    const dates: boolean[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      const headers = init?.headers as Record<string, string>;
      const right = isRight(headers["x-sdk-date"]);
      dates.push(right);
      if (right) return Response.json({ ok: true });
      return text("", { status: 401, headers: { date: new Date(Date.now() + ahead).toUTCString() } })();
    };
    const client = testClient({ fetch, credentials: akskCredentials({ accessKey: "AK", secretKey: "SK" }) });
    await Promise.all(Array.from({ length: 10 }, () => client.showThing({ thing_id: "a" })));
    expect(dates.filter(Boolean)).toHaveLength(10);
    expect(dates).toHaveLength(20);
  });
});

function toIso(date: string): string {
  return date.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5");
}
