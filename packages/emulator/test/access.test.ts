import { createHash, createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator } from "../src/index.ts";
import { type Api, startApi } from "./support/api.ts";

let api: Api;
beforeEach(async () => {
  api = await startApi({ user: "lily", password: "secret", projectId: "project1", token: "token1" });
});
afterEach(() => api.emulator.close());

const list = (headers: Record<string, string>, path = "/v2/project1/graphs") => api.raw(path, { headers });
const login = (body: unknown) =>
  api.emulator.fetch(`${api.emulator.url}/v3/auth/tokens`, { method: "POST", body: JSON.stringify(body) });
const identity = (name: string, password: string, scope: object | undefined = { project: { id: "project1" } }) => ({
  auth: {
    identity: { methods: ["password"], password: { user: { name, password, domain: { name: "emulator" } } } },
    ...(scope && { scope }),
  },
});

describe("Access", () => {
  test("needs a token", async () => {
    expect(await list({})).toEqual({
      status: 401,
      body: { error_code: "APIGW.0301", error_msg: expect.stringContaining("x-auth-token not found") },
    });
  });

  test.each(["wrong", "token", "token12"])("needs the right token, not %s", async (token) => {
    expect(await list({ "x-auth-token": token })).toMatchObject({ status: 401, body: { error_code: "APIGW.0301" } });
  });

  test("is to the one project", async () => {
    expect(await list({ "x-auth-token": "token1" })).toMatchObject({ status: 200 });
    expect(await list({ "x-auth-token": "token1" }, "/v2/project2/graphs")).toEqual({
      status: 403,
      body: {
        error_code: "GES.7041",
        error_msg: expect.stringMatching(/^Insufficient permission.*project2.*project1/),
      },
    });
    expect(await list({ "x-auth-token": "token1" }, "/ges/v1.0/project2/graphs/movie/summary")).toMatchObject({
      status: 403,
      body: { errorCode: "GES.8020" },
    });
  });

  test("is given for a user name and a password", async () => {
    const response = await login(identity("lily", "secret"));
    expect(response.status).toBe(201);
    const { token } = await response.json();
    expect(Date.parse(token.expires_at)).toBeGreaterThan(Date.now());
    const issued = String(response.headers.get("x-subject-token"));
    expect(await list({ "x-auth-token": issued })).toMatchObject({ status: 200 });
  });

  test("is not given for a wrong password, a wrong user or half a question", async () => {
    expect((await login(identity("lily", "wrong"))).status).toBe(401);
    expect((await login(identity("rocky", "secret"))).status).toBe(401);
    for (const body of [{}, [], null, { auth: { identity: { password: { user: { name: 7 } } } } }]) {
      expect((await login(body)).status).toBe(400);
    }
  });

  test("is not given to a user of another domain", async () => {
    const body = identity("lily", "secret");
    for (const domain of [{ name: "other" }, { id: "other" }]) {
      const user = { ...body.auth.identity.password.user, domain };
      const auth = { ...body.auth, identity: { ...body.auth.identity, password: { user } } };
      expect((await login({ auth })).status).toBe(401);
    }
    const { domain, ...user } = body.auth.identity.password.user;
    expect((await login({ auth: { ...body.auth, identity: { password: { user } } } })).status).toBe(400);
  });

  test.each([
    ["an unknown ID", { project: { id: "project2" } }, 401],
    ["an unknown name", { project: { name: "nowhere" } }, 401],
    ["a sub-project that is not there", { project: { name: "cn-north-4_team" } }, 401],
    ["another domain", { domain: { name: "other" } }, 401],
    ["a project without ID and name", { project: {} }, 400],
  ])("is not given for a scope with %s", async (_, scope, status) => {
    const response = await login(identity("lily", "secret", scope));
    expect([response.status, response.headers.get("x-subject-token")]).toEqual([status, null]);
    expect(await response.json()).toEqual({ error: expect.objectContaining({ code: status }) });
  });

  test.each([{ project: { id: "project1" } }, { project: { name: "emulator" } }, { project: { name: "cn-north-4" } }])(
    "to the project is given for the scope %j",
    async (scope) => {
      const response = await login(identity("lily", "secret", scope));
      expect((await response.json()).token.project).toMatchObject({ id: "project1", domain: { name: "emulator" } });
      const issued = String(response.headers.get("x-subject-token"));
      expect(await list({ "x-auth-token": issued })).toMatchObject({ status: 200 });
    },
  );

  test.each([
    undefined,
    { domain: { name: "emulator" } },
    { domain: { name: "emulator" }, project: { id: "project1" } },
  ])("to GES is not given by a token of the scope %j, which is the domain", async (scope) => {
    const body = identity("lily", "secret");
    const response = await login({ auth: { ...body.auth, scope } });
    const { token } = await response.json();
    expect(token).toMatchObject({ domain: { name: "emulator" }, user: { name: "lily" } });
    expect(token).not.toHaveProperty("project");
    const issued = String(response.headers.get("x-subject-token"));
    expect(await list({ "x-auth-token": issued })).toEqual({
      status: 403,
      body: { error_code: "GES.7041", error_msg: expect.stringContaining("auth.scope.project") },
    });
  });

  test("is refused where X-Project-Id and the path name different projects", async () => {
    expect(await list({ "x-auth-token": "token1", "x-project-id": "project1" })).toMatchObject({ status: 200 });
    expect(await list({ "x-auth-token": "token1", "x-project-id": "project2" })).toEqual({
      status: 403,
      body: { error_code: "GES.7041", error_msg: expect.stringContaining("X-Project-Id names the project project2") },
    });
  });

  test("by a read-only token is to what changes nothing", async () => {
    await using emulator = await createEmulator({ readOnlyToken: "looker", projectId: "project1" });
    const send = async (method: string, path: string, token: string) => {
      const headers = { "x-auth-token": token };
      const response = await emulator.fetch(emulator.url + path, { method, headers });
      return { status: response.status, body: await response.json() };
    };
    expect(await send("GET", "/v2/project1/graphs", "looker")).toMatchObject({ status: 200 });
    expect(
      await send("POST", "/ges/v1.0/project1/graphs/movie/vertices/action?action_id=query", "looker"),
    ).toMatchObject({ status: 400 });
    expect(await send("POST", "/v2/project1/graphs", "looker")).toEqual({
      status: 403,
      body: { error_code: "GES.7041", error_msg: "Insufficient permission. The user emulator may only read." },
    });
    expect(await send("DELETE", "/ges/v1.0/project1/graphs/movie/jobs/j", "looker")).toMatchObject({
      status: 403,
      body: { errorCode: "GES.8020" },
    });
    expect(await send("POST", "/v2/project1/graphs", emulator.token)).toMatchObject({ status: 400 });
  });

  test("knows its project by the name of any region", async () => {
    const projects = (query: string, headers: Record<string, string>) => api.raw(`/v3/projects${query}`, { headers });
    for (const name of ["cn-north-4", "eu-west-101"]) {
      const { status, body } = await projects(`?name=${name}`, { "x-auth-token": "token1" });
      expect([status, body.projects]).toEqual([200, [expect.objectContaining({ id: "project1", name })]]);
    }
    expect((await projects("?name=nowhere", { "x-auth-token": "token1" })).body.projects).toEqual([]);
    expect((await projects("", { "x-auth-token": "token1" })).body.projects).toHaveLength(1);
    expect(await projects("?name=cn-north-4", {})).toMatchObject({ status: 401, body: { error: { code: 401 } } });
  });

  test.each([
    [14, 200],
    [16, 401],
    [-14, 200],
    [-16, 401],
  ])("by a signature that is %i minutes old is answered with %i", async (minutes, status) => {
    const { accessKey, secretKey } = api.emulator.keys;
    const sign = (text: string, key: string) => createHmac("sha256", key).update(text).digest("hex");
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const canonical = `GET\n/v2/project1/graphs/\n\nx-sdk-date:${date}\n\nx-sdk-date\n${hash("")}`;
    const signature = sign(`SDK-HMAC-SHA256\n${date}\n${hash(canonical)}`, secretKey);
    if (minutes > 0) api.emulator.clock.advance(minutes * 60_000);
    else api.emulator.clock.set(new Date(Date.now() + minutes * 60_000));
    const authorization = `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=x-sdk-date, Signature=${signature}`;
    expect(await list({ "x-sdk-date": date, authorization })).toMatchObject({ status });
  });
});
