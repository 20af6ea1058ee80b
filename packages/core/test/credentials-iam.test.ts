import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { discoverProjectId } from "../src/credentials/discover-project-id.ts";
import { type PasswordOptions, passwordCredentials } from "../src/credentials/password-credentials.ts";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import type { RequestToAuthenticate } from "../src/options/credentials.ts";
import { timingAt } from "./support/fake-timing.ts";
import { json, rejection, scripted, testClient, text } from "./support/test-client.ts";

const HOUR = 60 * 60_000;
const request = {} as RequestToAuthenticate;
const user = { user: "lily", password: "canary", account: "domain", region: "cn-north-4" };

/** An IAM that gives token1, token2, ... each valid for a day by a clock that the test moves. */
function iam(changes: Partial<PasswordOptions> = {}) {
  let now = Date.UTC(2026, 0, 1);
  let count = 0;
  const { fetch, requests } = scripted(() => {
    count += 1;
    const expires_at = new Date(now + 24 * HOUR).toISOString().replace("Z", "000Z");
    return Response.json({ token: { expires_at } }, { status: 201, headers: { "x-subject-token": `token${count}` } });
  });
  return {
    requests,
    credentials: passwordCredentials(
      { ...user, fetch, ...changes },
      timingAt(() => now),
    ),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe("A user name and a password", () => {
  test("are exchanged for a token of the region's project", async () => {
    const { credentials, requests } = iam();
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token1" });
    expect(requests[0]?.url).toBe("https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens?nocatalog=true");
    expect(requests[0]?.init).toMatchObject({ method: "POST", redirect: "manual" });
    expect(JSON.parse(String(requests[0]?.init.body))).toEqual({
      auth: {
        identity: {
          methods: ["password"],
          password: { user: { name: "lily", password: "canary", domain: { name: "domain" } } },
        },
        scope: { project: { name: "cn-north-4" } },
      },
    });
  });

  test("or of the project that is given", async () => {
    const { credentials, requests } = iam({ projectId: "project1" });
    await credentials.authenticate(request);
    expect(JSON.parse(String(requests[0]?.init.body)).auth.scope).toEqual({ project: { id: "project1" } });
  });

  test.each(["user", "password", "account"])("are all needed: %s", (name) => {
    expect(() => iam({ [name]: "" })).toThrow(`${name}: must be a string that is not empty`);
  });
});

describe("The token", () => {
  test("is kept, and one request serves all who wait for it", async () => {
    const { credentials, requests } = iam();
    const given = await Promise.all(Array.from({ length: 100 }, () => credentials.authenticate(request)));
    expect(new Set(given.map((headers) => headers["x-auth-token"]))).toEqual(new Set(["token1"]));
    expect(requests).toHaveLength(1);
  });

  test("is renewed before it expires, without delaying calls", async () => {
    const { credentials, requests, pass } = iam();
    await credentials.authenticate(request);
    pass(23.8 * HOUR);
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token1" });
    await new Promise((resolve) => setTimeout(resolve));
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token2" });
    expect(requests).toHaveLength(2);
  });

  test("is not used once it is about to expire", async () => {
    const { credentials, pass } = iam();
    await credentials.authenticate(request);
    pass(24 * HOUR - 30_000);
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token2" });
  });

  test("is renewed once when the service refuses it, however many calls are refused", async () => {
    const { credentials, requests } = iam();
    const service = async (_: unknown, init?: RequestInit) => {
      const { "x-auth-token": token } = (init?.headers ?? {}) as Record<string, string>;
      return token === "token1" ? new Response("", { status: 401 }) : Response.json({ ok: true });
    };
    const client = testClient({ credentials, fetch: service });
    await Promise.all(Array.from({ length: 20 }, () => client.showThing({ thing_id: "a" })));
    expect(requests).toHaveLength(2);
  });

  test("that is always refused ends the call after two attempts", async () => {
    const { credentials, requests } = iam();
    const client = testClient({ credentials, fetch: scripted(text("", { status: 401 })).fetch });
    expect(await rejection(client.showThing({ thing_id: "a" }))).toMatchObject({ status: 401, attempts: 2 });
    expect(requests).toHaveLength(2);
  });
});

describe("When IAM does not give a token", () => {
  test.each([
    [
      "a wrong password",
      json({ error: { code: 401, message: "The username or password is wrong." } }, { status: 401 }),
    ],
    ["a gateway's page", text("<html>", { status: 502 })],
    ["a redirect", () => new Response(null, { status: 307, headers: { location: "https://evil.example" } })],
    ["no token in the answer", json({ token: {} }, { status: 201 })],
    [
      "a token that no header can carry",
      json(
        { token: { expires_at: "2030-01-01T00:00:00.000000Z" } },
        { status: 201, headers: { "x-subject-token": "canary canary" } },
      ),
    ],
    [
      "a connection that broke",
      () => {
        throw new TypeError("fetch failed");
      },
    ],
  ])("the call fails and shows no secret: %s", async (_, answer) => {
    const timing = timingAt(Date.now);
    const credentials = passwordCredentials({ ...user, fetch: scripted(answer).fetch }, timing);
    const error = await rejection(
      testClient({ credentials, fetch: scripted(json({})).fetch }).showThing({ thing_id: "a" }),
    );
    expect(error.name).toMatch(/^Ges/);
    for (const shown of [inspect(error, { depth: 9 }), JSON.stringify(error), inspect(credentials, { depth: 9 })]) {
      expect(shown).not.toContain("canary");
    }
  });

  test("a transient failure is not kept: the next call tries again", async () => {
    const good = json(
      { token: { expires_at: "2030-01-01T00:00:00.000000Z" } },
      { status: 201, headers: { "x-subject-token": "token1" } },
    );
    const down = text("", { status: 503 });
    const { fetch } = scripted(down, down, down, good);
    const credentials = passwordCredentials({ ...user, fetch }, timingAt(Date.now));
    await rejection(credentials.authenticate(request));
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token1" });
  });
});

describe("The project of a region", () => {
  const find = (projects: unknown[]) => {
    const { fetch, requests } = scripted(json({ projects }));
    const found = discoverProjectId({ region: "cn-north-4", credentials: tokenCredentials("token1"), fetch });
    return { found, requests };
  };

  test("is found by its name", async () => {
    const { found, requests } = find([{ id: "project1", name: "cn-north-4" }]);
    expect(await found).toBe("project1");
    expect(requests[0]?.url).toBe("https://iam.cn-north-4.myhuaweicloud.com/v3/projects?name=cn-north-4");
    expect(requests[0]?.init.headers).toMatchObject({ "x-auth-token": "token1" });
  });

  test.each([
    [[], "none"],
    [
      [
        { id: "a", name: "x" },
        { id: "b", name: "y" },
      ],
      "x (a), y (b)",
    ],
  ])("is never guessed and never created: %j", async (projects, listed) => {
    const { found, requests } = find(projects);
    expect((await rejection(found)).message).toBe(
      `projectId: must be given: IAM knows these projects of cn-north-4: ${listed}`,
    );
    expect(requests.map(({ init }) => init.method)).toEqual(["GET"]);
  });
});
