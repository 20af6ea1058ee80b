import { describe, expect, test } from "vitest";
import { passwordCredentials } from "../src/credentials/password-credentials.ts";
import type { LoginPause } from "../src/options/credentials.ts";
import { timingAt } from "./support/fake-timing.ts";
import { json, rejection, scripted, testClient, text } from "./support/test-client.ts";

const MINUTE = 60_000;
const user = { user: "lily", password: "canary", account: "domain", region: "cn-north-4" };

/** A client whose IAM responds as scripted, by a clock that the test moves. */
function client(...responses: Parameters<typeof scripted>) {
  let now = Date.UTC(2026, 0, 1);
  const iam = scripted(...responses);
  const pauses: LoginPause[] = [];
  const service = scripted(json({ ok: true }));
  const ges = testClient({
    credentials: passwordCredentials(
      { ...user, fetch: iam.fetch },
      timingAt(() => now),
    ),
    fetch: service.fetch,
    hooks: { onLoginPause: (pause) => pauses.push(pause) },
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return {
    ges,
    logins: iam.requests,
    served: service.requests,
    pauses,
    pass,
    call: () => ges.showThing({ thing_id: "a" }),
  };
}

const wrong = json({ error: { code: "IAM.0011", message: "The password is wrong." } }, { status: 401 });
const token = (headers: Record<string, string> = {}) =>
  json(
    { token: { expires_at: "2026-01-02T00:00:00.000000Z" } },
    { status: 201, headers: { "x-subject-token": "token1", ...headers } },
  );

describe("A wrong password does not lock the user", () => {
  test("for calls share IAM's rejection during a pause, and the error says until when", async () => {
    const { call, logins, pauses } = client(wrong);
    expect(await rejection(call())).toMatchObject({ code: "IAM.0011", message: "The password is wrong." });
    const later = await Promise.all(Array.from({ length: 19 }, () => rejection(call())));
    expect(logins).toHaveLength(1);
    expect(later[0]).toMatchObject({ code: "IAM.0011", status: 401 });
    expect(later[0]?.message).toBe(
      "The password is wrong. Not sent again before 2026-01-01T00:02:00.000Z: repeated wrong logins lock the IAM user",
    );
    expect(pauses).toMatchObject([{ pauseMs: 2 * MINUTE, error: { code: "IAM.0011" } }]);
  });

  test("for the pauses grow, so that fewer than five logins fall into 15 minutes", async () => {
    const { call, logins, pass } = client(wrong);
    const times: number[] = [];
    for (let minute = 0; minute < 60; minute += 1) {
      await rejection(call());
      if (logins.length > times.length) times.push(minute);
      pass(MINUTE);
    }
    expect(times).toEqual([0, 2, 6, 14, 29, 44, 59]);
  });

  test("and a login that succeeds after the pause ends it", async () => {
    const { call, pass, pauses } = client(wrong, token());
    await rejection(call());
    pass(2 * MINUTE);
    expect(await call()).toEqual({ ok: true });
    expect(pauses).toHaveLength(1);
  });
});

test("A clock that is 25 hours ahead costs one login: expiry is judged by IAM's clock", async () => {
  const { call, logins, pass } = client(token({ date: "Thu, 01 Jan 2026 00:00:00 GMT" }));
  pass(25 * 60 * MINUTE);
  for (let number = 0; number < 50; number += 1) await call();
  expect(logins).toHaveLength(1);
});

describe("A call is not lost because a token was hard to get", () => {
  test.each<[string, () => Response]>([
    ["503", text("", { status: 503 })],
    ["429", text("", { status: 429 })],
    [
      "a reset",
      () => {
        throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
      },
    ],
  ])("%s of IAM is retried apart from a call that must not happen twice", async (_, fault) => {
    const { ges, logins, served } = client(fault, fault, token());
    expect(await ges.createThing({ body: {} })).toEqual({ ok: true });
    expect([logins.length, served.length]).toEqual([3, 1]);
  });

  test("but it is not multiplied by the retries of the call", async () => {
    const { call, logins } = client(text("", { status: 503 }));
    expect(await rejection(call())).toMatchObject({ operationId: "obtainToken", status: 503 });
    expect(logins).toHaveLength(3);
  });
});
