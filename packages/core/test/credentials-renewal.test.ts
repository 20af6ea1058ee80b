import { describe, expect, test } from "vitest";
import { type PasswordOptions, passwordCredentials } from "../src/credentials/password-credentials.ts";
import type { RequestToAuthenticate } from "../src/options/credentials.ts";
import { timingAt } from "./support/fake-timing.ts";
import { rejection } from "./support/test-client.ts";

const HOUR = 60 * 60_000;
const MINUTE = 60_000;
const request = { signal: new AbortController().signal } as RequestToAuthenticate;
const user = { user: "lily", password: "canary", account: "domain", region: "cn-north-4" };
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** An IAM whose answers the test lets go one by one, and a clock that it moves. */
function heldIam(changes: Partial<PasswordOptions> = {}) {
  let now = Date.UTC(2026, 0, 1);
  const questions: { give(token: string): void; refuse(): void }[] = [];
  const fetch = () =>
    new Promise<Response>((resolve) => {
      questions.push({
        give: (token) => {
          const body = { token: { expires_at: new Date(now + 24 * HOUR).toISOString().replace("Z", "000Z") } };
          resolve(Response.json(body, { status: 201, headers: { "x-subject-token": token } }));
        },
        refuse: () => resolve(Response.json({ error_code: "IAM.0011" }, { status: 400 })),
      });
    });
  const credentials = passwordCredentials(
    { ...user, fetch, ...changes },
    timingAt(() => now),
  );
  /** The question of that number, once it was sent. */
  const question = async (number: number) => {
    await settle();
    const { [number]: asked } = questions;
    if (!asked) throw new Error(`${number} was not sent`);
    return asked;
  };
  return {
    credentials,
    questions,
    question,
    pass: (ms: number) => {
      now += ms;
    },
    /** The first token, which is then in use. */
    begin: async () => {
      const first = credentials.authenticate(request);
      (await question(0)).give("token1");
      return first;
    },
  };
}

describe("A token that was refused", () => {
  test("does not come back by a renewal that had begun before", async () => {
    const { credentials, questions, question, pass, begin } = heldIam();
    const refused = await begin();
    pass(24 * HOUR - 10 * MINUTE);
    await credentials.authenticate(request);
    await settle();
    expect(questions).toHaveLength(2);

    expect(await credentials.recover?.({ date: null, headers: refused })).toBe(true);
    const next = credentials.authenticate(request);
    (await question(1)).give("given-before-the-rejection");
    await settle();
    (await question(2)).give("token2");
    expect(await next).toEqual({ "x-auth-token": "token2" });
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token2" });
  });

  test("takes nothing with it when it was replaced meanwhile", async () => {
    const { credentials, questions, question, begin } = heldIam();
    const refused = await begin();
    await credentials.recover?.({ date: null, headers: refused });
    const next = credentials.authenticate(request);
    await credentials.recover?.({ date: null, headers: refused });
    (await question(1)).give("token2");
    await next;
    await credentials.recover?.({ date: null, headers: refused });
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token2" });
    await settle();
    expect(questions).toHaveLength(2);
  });
});

describe("Who waits for a token", () => {
  test("can stop waiting, and the others still get it", async () => {
    const { credentials, questions, question } = heldIam();
    const impatient = new AbortController();
    const first = rejection(credentials.authenticate({ ...request, signal: impatient.signal }));
    const second = credentials.authenticate(request);
    impatient.abort(new Error("enough"));
    expect((await first).message).toBe("enough");
    (await question(0)).give("token1");
    expect(await second).toEqual({ "x-auth-token": "token1" });
    await settle();
    expect(questions).toHaveLength(1);
  });

  test("and had stopped before, leaves the others undisturbed when it fails", async () => {
    const { credentials, question, pass } = heldIam();
    const error = await rejection(credentials.authenticate({ ...request, signal: AbortSignal.abort(new Error("no")) }));
    expect(error.message).toBe("no");
    (await question(0)).refuse();
    await settle();
    pass(2 * MINUTE);
    const next = credentials.authenticate(request);
    (await question(1)).give("token1");
    expect(await next).toEqual({ "x-auth-token": "token1" });
  });
});

describe("An early renewal that fails", () => {
  test("fails no call, and is tried again two minutes later, not by every call", async () => {
    const { credentials, questions, question, pass, begin } = heldIam();
    const token1 = await begin();
    pass(24 * HOUR - 15 * MINUTE);
    expect(await credentials.authenticate(request)).toEqual(token1);
    (await question(1)).refuse();
    await settle();
    for (let call = 0; call < 5; call += 1) expect(await credentials.authenticate(request)).toEqual(token1);
    await settle();
    expect(questions).toHaveLength(2);
    pass(2 * MINUTE);
    expect(await credentials.authenticate(request)).toEqual(token1);
    await settle();
    expect(questions).toHaveLength(3);
  });
});

describe("What the token is for", () => {
  const scopeOf = async (changes: Partial<PasswordOptions>) => {
    let sent = "";
    const fetch = async (_: unknown, init?: RequestInit) => {
      sent = String(init?.body);
      return new Response("", { status: 503 });
    };
    await rejection(passwordCredentials({ ...user, fetch, ...changes }).authenticate(request));
    return JSON.parse(sent).auth.scope.project;
  };

  test("can be a project inside a region", async () => {
    expect(await scopeOf({ projectName: "cn-north-4_team" })).toEqual({ name: "cn-north-4_team" });
    const iamEndpoint = "https://iam.example.com";
    expect(await scopeOf({ region: undefined, iamEndpoint, projectName: "a" })).toEqual({ name: "a" });
  });

  test("cannot be two projects, nor none", () => {
    expect(() => passwordCredentials({ ...user, projectId: "a", projectName: "b" })).toThrow(/^projectName: /);
    const nowhere = { ...user, region: undefined, iamEndpoint: "https://iam.example.com" };
    expect(() => passwordCredentials(nowhere)).toThrow(/^projectId: is required/);
  });

  test.each(["canary\n", "canary\u0000", "canary密"])("needs a password that can be one: %j", async (password) => {
    const error = await rejection(Promise.resolve().then(() => passwordCredentials({ ...user, password })));
    expect(error).toMatchObject({ name: "GesConfigError", parameter: "password" });
    expect(error.message).not.toContain("canary");
  });
});
