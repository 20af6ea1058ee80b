import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, startApi } from "./support/api.ts";

let api: Api;
beforeEach(async () => {
  api = await startApi({ user: "lily", password: "secret", projectId: "project1", token: "token1" });
});
afterEach(() => api.emulator.close());

const list = (headers: Record<string, string>, path = "/v2/project1/graphs") => api.raw(path, { headers });
const login = (body: unknown) =>
  api.emulator.fetch(`${api.emulator.url}/v3/auth/tokens`, { method: "POST", body: JSON.stringify(body) });
const identity = (name: string, password: string) => ({
  auth: { identity: { methods: ["password"], password: { user: { name, password, domain: { name: "domain" } } } } },
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
      body: { error_code: "GES.7041", error_msg: "Insufficient permission." },
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
});
