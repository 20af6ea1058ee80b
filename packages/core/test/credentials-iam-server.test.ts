import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { akskCredentials } from "../src/credentials/aksk-credentials.ts";
import { discoverProjectId } from "../src/credentials/discover-project-id.ts";
import { passwordCredentials } from "../src/credentials/password-credentials.ts";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import type { Credentials, RequestToAuthenticate, UnauthorizedResponse } from "../src/options/credentials.ts";
import { giveToken, iamServer, type Responder } from "./support/iam-server.ts";
import { rejection } from "./support/test-client.ts";

const region = "cn-north-4";
const user = { user: "lily", password: 'canary"pass\\word', account: "domain", region };
const request = {} as RequestToAuthenticate;

/** Everything of an error that somebody may print. */
function shown(error: Error & Record<string, unknown>, showHidden = true): string {
  return [inspect(error, { depth: 12, showHidden }), JSON.stringify(error), String(error["body"])].join("\n");
}

describe("IAM over HTTP", () => {
  test("gives a token for a user name and a password", async () => {
    const iam = await iamServer((response) => giveToken(response));
    const credentials = passwordCredentials({ ...user, iamEndpoint: iam.url });
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token1" });
    expect(iam.asked).toMatchObject([{ method: "POST", url: "/v3/auth/tokens?nocatalog=true" }]);
    expect(iam.asked[0]?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(iam.asked[0]?.body ?? "").auth.identity.password.user.password).toBe(user.password);
  });

  test("is never followed elsewhere: neither the password nor a token goes along", async () => {
    const elsewhere = await iamServer((response) => giveToken(response));
    const iam = await iamServer((response) => response.writeHead(307, { location: elsewhere.url }).end());
    const host = new URL(elsewhere.url).host;
    const byPassword = passwordCredentials({ ...user, iamEndpoint: iam.url }).authenticate(request);
    const byToken = discoverProjectId({ region, iamEndpoint: iam.url, credentials: tokenCredentials("token1") });
    for (const asking of [byPassword, byToken]) {
      const error = await rejection(asking);
      expect(error).toMatchObject({ name: "GesApiError", status: 307 });
      expect(error.message).toContain(host);
    }
    expect(elsewhere.asked).toEqual([]);
  });

  test("has 30 seconds to respond to each attempt", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const fetch = () => new Promise<Response>(() => {});
      const asking = rejection(passwordCredentials({ ...user, fetch }).authenticate(request));
      await vi.advanceTimersByTimeAsync(3 * 30_000 + 1000);
      expect(await asking).toMatchObject({ name: "GesTimeoutError", timeoutMs: 30_000 });
    } finally {
      vi.useRealTimers();
    }
  });

  test("is not asked over plain http: beyond this machine", () => {
    expect(() => passwordCredentials({ ...user, iamEndpoint: "http://iam.example.com" })).toThrow(/plain http:/);
  });
});

describe("Whatever goes wrong at IAM, no secret is shown", () => {
  const huge = "x".repeat(5 * 1024 * 1024);
  const failures: [what: string, name: string, answer: Responder][] = [
    ["an answer that repeats the request", "GesApiError", (response, { body }) => response.writeHead(400).end(body)],
    [
      "a message that repeats the request",
      "GesApiError",
      (response, { headers, body }) =>
        response
          .writeHead(401)
          .end(JSON.stringify({ error: { code: 401, message: `${body} ${JSON.stringify(headers)}` } })),
    ],
    [
      "a page that repeats the headers",
      "GesApiError",
      (response, { headers }) => response.writeHead(502).end(`<html>${JSON.stringify(headers)}`),
    ],
    [
      "a token in an answer that is not JSON",
      "GesApiError",
      (response) => response.writeHead(201, { "x-subject-token": "canary" }).end("<html>"),
    ],
    ["a token without an expiry", "GesApiError", (response) => giveToken(response, "canary", "soon")],
    ["a token that no header can carry", "GesApiError", (response) => giveToken(response, "canary canary")],
    ["an answer that is too long", "GesError", (response) => response.writeHead(200).end(huge)],
    ["a connection that breaks", "GesNetworkError", (response) => response.socket?.destroy()],
    [
      "an answer that breaks off",
      "GesNetworkError",
      (response) => {
        response.writeHead(201, { "content-length": "100", "x-subject-token": "canary" });
        response.write('{"token":');
        setTimeout(() => response.socket?.destroy(), 10);
      },
    ],
  ];

  test.each(failures)("after %s, by password", async (_, name, answer) => {
    const iam = await iamServer(answer);
    const credentials = passwordCredentials({ ...user, iamEndpoint: iam.url });
    const error = await rejection(credentials.authenticate(request));
    expect(error.name).toBe(name);
    expect(shown(error)).not.toContain("canary");
    expect(inspect(error["response"])).not.toContain("canary");
    expect(inspect(credentials, { depth: 12, showHidden: true })).not.toContain("canary");
  });

  test.each(failures)("after %s, by token or key", async (_, __, answer) => {
    const iam = await iamServer((response, asked) => answer(response, asked));
    const keys = { accessKey: "AK", secretKey: "canarySK", securityToken: "canaryToken" };
    for (const credentials of [tokenCredentials("canaryToken"), akskCredentials(keys)]) {
      const error = await rejection(discoverProjectId({ region, iamEndpoint: iam.url, credentials }));
      expect(error.name).toMatch(/^Ges/);
      // What such an answer has no business to hold stays on its `response`, which is not printed.
      expect(shown(error, false)).not.toMatch(/canary|Signature=/);
    }
  });

  test("after a transport that hangs the request on its error", async () => {
    const fetch = async (_: unknown, init?: RequestInit) => {
      const cause = Object.assign(new Error(`refused: ${init?.body}`), { code: "ECONNREFUSED", request: init });
      throw Object.assign(new TypeError("fetch failed", { cause }), { config: init });
    };
    const error = await rejection(passwordCredentials({ ...user, fetch }).authenticate(request));
    expect(error.message).toMatch(
      /^obtainToken got no response from iam\.cn-north-4\.myhuaweicloud\.com: refused: .*\(ECONNREFUSED\)$/,
    );
    expect(shown(error)).not.toContain("canary");
  });
});

describe("The project of a region, asked over HTTP", () => {
  const giveProjects = (projects: unknown): Responder => {
    return (response) => response.writeHead(200).end(JSON.stringify(projects));
  };

  test("is found with a signature too, which names no project", async () => {
    const iam = await iamServer(giveProjects({ projects: [{ id: "project1", name: region }] }));
    const credentials = akskCredentials({ accessKey: "AK", secretKey: "SK" });
    expect(await discoverProjectId({ region, iamEndpoint: iam.url, credentials })).toBe("project1");
    expect(iam.asked).toMatchObject([{ method: "GET", url: "/v3/projects?name=cn-north-4" }]);
    expect(iam.asked[0]?.headers["authorization"]).toContain("SignedHeaders=host;x-sdk-date,");
    expect(iam.asked[0]?.headers["x-project-id"]).toBeUndefined();
  });

  test("is the one of that name, whatever else IAM lists", async () => {
    const other = { id: "other", name: "cn-east-3" };
    const alone = await iamServer(giveProjects({ projects: [other] }));
    const credentials = tokenCredentials("token1");
    expect((await rejection(discoverProjectId({ region, iamEndpoint: alone.url, credentials }))).message).toBe(
      "projectId: must be given: IAM knows these projects of cn-north-4: cn-east-3 (other)",
    );
    const beside = await iamServer(giveProjects({ projects: [other, { id: "project1", name: region }] }));
    expect(await discoverProjectId({ region, iamEndpoint: beside.url, credentials })).toBe("project1");
  });

  test.each([[null], [[]], [{}], [{ projects: {} }], [{ projects: [null] }], [{ projects: [{ name: region }] }]])(
    "is not read from what is no list of projects: %j",
    async (body) => {
      const iam = await iamServer(giveProjects(body));
      const asking = discoverProjectId({ region, iamEndpoint: iam.url, credentials: tokenCredentials("token1") });
      expect(await rejection(asking)).toMatchObject({ name: "GesApiError", operationId: "listProjects", status: 200 });
    },
  );

  test.each([
    [true, 2],
    [false, 1],
  ])("is asked for again after a 401 only if the credentials say so, and once: %j", async (mayRecover, times) => {
    const iam = await iamServer((response) => response.writeHead(401, { date: "then" }).end());
    const refusals: UnauthorizedResponse[] = [];
    const credentials: Credentials = {
      authenticate: async () => ({ "x-auth-token": "token1" }),
      recover(unauthorized) {
        refusals.push(unauthorized);
        return mayRecover;
      },
    };
    const error = await rejection(discoverProjectId({ region, iamEndpoint: iam.url, credentials }));
    expect(error).toMatchObject({ name: "GesApiError", status: 401 });
    expect(iam.asked).toHaveLength(times);
    expect(refusals).toEqual([{ date: "then", headers: { "x-auth-token": "token1" } }]);
  });
});
