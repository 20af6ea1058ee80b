import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import { exchange } from "../src/http/exchange.ts";
import type { HttpRequest } from "../src/http/http-request.ts";
import { RetryBudget } from "../src/http/retry-budget.ts";
import type { ExchangeSettings } from "../src/http/settings.ts";
import type { CallOptions } from "../src/options/call-options.ts";
import type { Credentials } from "../src/options/credentials.ts";
import { fakeTiming } from "./support/fake-timing.ts";
import { json, rejection, scripted, testClient, text } from "./support/test-client.ts";

type Script = Parameters<typeof scripted>;

/** Exchanges once with a scripted service, in fake time. */
function setUp(answers: Script, settings: Partial<ExchangeSettings> = {}) {
  const { fetch, requests } = scripted(...answers);
  const timing = fakeTiming();
  const all: ExchangeSettings = {
    origin: "https://ges.example.com",
    credentials: tokenCredentials("token1"),
    fetch,
    headers: {},
    middleware: [],
    timeoutMs: 120_000,
    attemptTimeoutMs: 60_000,
    maxResponseBytes: 1_000_000,
    retry: undefined,
    hooks: {},
    budget: new RetryBudget(),
    timing,
    ...settings,
  };
  const send = (retry: HttpRequest["retry"], options: CallOptions = {}) =>
    exchange(
      all,
      {
        operationId: "showThing",
        template: "/thing",
        method: "GET",
        url: "https://ges.example.com/thing",
        headers: {},
        body: undefined,
        projectId: undefined,
        retry,
      },
      options,
    );
  return { send, requests, sleeps: timing.sleeps };
}

const ok = json({ ok: true });
const down = text("", { status: 503 });
const tryLater = json({ errorCode: "GES.7006", errorMessage: "Try later." }, { status: 400 });
const refused = json({ errorCode: "GES.7001", errorMessage: "Not running." }, { status: 400 });
const broken = (code: string) => () => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
};

describe("A call that may be sent again", () => {
  test.each([408, 429, 500, 502, 503, 504])("is, after status %i", async (status) => {
    const { send, requests } = setUp([text("", { status }), ok]);
    expect(await send("safe")).toMatchObject({ attempts: 2 });
    expect(requests).toHaveLength(2);
  });

  test("is, after a code that says to try later, whatever the status", async () => {
    const { send } = setUp([tryLater, tryLater, ok]);
    expect(await send("idempotent")).toMatchObject({ attempts: 3 });
  });

  test("is not, after an error that will not pass", async () => {
    const { send, requests } = setUp([refused]);
    expect((await send("safe")).response.status).toBe(400);
    expect(requests).toHaveLength(1);
  });

  test("is, after a connection that failed", async () => {
    const { send } = setUp([broken("ECONNRESET"), broken("ENOTFOUND"), ok]);
    expect(await send("safe")).toMatchObject({ attempts: 3 });
  });

  test("pauses for longer each time, by chance up to twice as long", async () => {
    const { send, sleeps } = setUp([down], { retry: { maxRetries: 8 } });
    await send("safe");
    expect(sleeps).toEqual([125, 250, 500, 1000, 2000, 4000, 8000, 16_000]);
  });

  test("is given up after two retries, or as many as are asked for", async () => {
    expect((await setUp([down]).send("safe")).attempts).toBe(3);
    expect((await setUp([down], { retry: { maxRetries: 1 } }).send("safe")).attempts).toBe(2);
    expect((await setUp([down]).send("safe", { retry: { maxRetries: 0 } })).attempts).toBe(1);
    expect((await setUp([down]).send("safe", { retry: { maxRetries: undefined } })).attempts).toBe(3);
  });

  test("waits as long as the service asks, in seconds or until a date", async () => {
    const pauseFor = async (retryAfter: string) => {
      const { send, sleeps } = setUp([text("", { status: 429, headers: { "retry-after": retryAfter } }), ok]);
      await send("safe");
      return sleeps;
    };
    expect(await pauseFor("7")).toEqual([7000]);
    expect(await pauseFor("Fri, 20 Nov 2026 00:00:30 GMT")).toEqual([30_000]);
    expect(await pauseFor("soon")).toEqual([125]);
    expect(await pauseFor("-5")).toEqual([125]);
  });

  test("is not, when the service asks for a longer pause than `maxDelayMs`, and the error says so", async () => {
    const { fetch, requests } = scripted(
      json({ error_msg: "Slow down." }, { status: 429, headers: { "retry-after": "300" } }),
    );
    const error = await rejection(testClient({ fetch, retry: { maxDelayMs: 20_000 } }).showThing({ thing_id: "a" }));
    expect(error.message).toBe(
      "Slow down. Not retried: the service asks for a pause of 300000 ms, and `maxDelayMs` allows 20000 ms",
    );
    expect(error).toMatchObject({ retryAfterMs: 300_000, attempts: 1, retryable: true });
    expect(requests).toHaveLength(1);
  });

  test("is not, when the pause would outlast the call", async () => {
    const late = text("", { status: 429, headers: { "retry-after": "30" } });
    const { send, sleeps } = setUp([late, ok]);
    const received = await send("safe", { timeoutMs: 20_000 });
    expect(received.response.status).toBe(429);
    expect(received.note).toMatch(/pause of 30000 ms, which would outlast the 20000 ms of `timeoutMs`$/);
    expect(sleeps).toEqual([]);
  });
});

describe("A call that must not happen twice", () => {
  test.each([
    ["a connection that broke", broken("ECONNRESET")],
    ["an answer that says to try later", tryLater],
    ["a service that is down", down],
  ])("is not sent again after %s", async (_, answer) => {
    const { send, requests } = setUp([answer, ok]);
    await send("unsafe").catch(() => {});
    expect(requests).toHaveLength(1);
  });

  test.each(["ECONNREFUSED", "ENOTFOUND"])("is sent again when it never left: %s", async (code) => {
    const { send } = setUp([broken(code), ok]);
    expect(await send("unsafe")).toMatchObject({ attempts: 2 });
  });
});

describe("An error of another realm, as Jest makes of the platform's,", () => {
  test("is understood as any other", async () => {
    const foreign = runInNewContext(
      'new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }) })',
    );
    expect(foreign).not.toBeInstanceOf(Error);
    const { send } = setUp([
      () => {
        throw foreign;
      },
    ]);
    const error = await rejection(send("unsafe"));
    expect(error).toMatchObject({ name: "GesNetworkError", attempts: 3, cause: { name: "TypeError" } });
    expect(error.message).toMatch(/x \(ECONNREFUSED\)$/);
  });
});

describe("An outage", () => {
  test("uses the client's budget for retries up, so that it is not made worse", async () => {
    const budget = new RetryBudget();
    const { send, requests } = setUp([down], { budget });
    for (let call = 0; call < 200; call += 1) await send("safe");
    expect(requests).toHaveLength(200 + 100);
  });
});

describe("Credentials", () => {
  const recovering = (answer: boolean) => {
    const seen: unknown[] = [];
    const credentials: Credentials = {
      authenticate: async () => ({ "x-auth-token": `token${seen.length}` }),
      recover: (unauthorized) => {
        seen.push(unauthorized);
        return answer;
      },
    };
    return { credentials, seen };
  };
  const unauthorized = text("", { status: 401, headers: { date: "Fri, 20 Nov 2026 00:00:00 GMT" } });

  test("may recover from a 401 once, even for a call that must not happen twice", async () => {
    const { credentials, seen } = recovering(true);
    const { send, requests } = setUp([unauthorized, ok], { credentials });
    expect(await send("unsafe")).toMatchObject({ attempts: 2 });
    expect(seen).toEqual([{ date: "Fri, 20 Nov 2026 00:00:00 GMT", headers: { "x-auth-token": "token0" } }]);
    expect(requests[1]?.init.headers).toMatchObject({ "x-auth-token": "token1" });
  });

  test("are not asked a second time", async () => {
    const { credentials, seen } = recovering(true);
    const { send, requests } = setUp([unauthorized], { credentials });
    expect((await send("safe")).response.status).toBe(401);
    expect([seen.length, requests.length]).toEqual([1, 2]);
  });

  test("that cannot recover end the call", async () => {
    const { send, requests } = setUp([unauthorized], recovering(false));
    expect((await send("safe")).response.status).toBe(401);
    expect(requests).toHaveLength(1);
  });

  test("that cannot be obtained are told from a broken connection, and nothing is sent", async () => {
    const vault = new Error("the vault is sealed");
    const credentials = { authenticate: () => Promise.reject(vault) };
    const { send, requests } = setUp([ok], { credentials });
    expect(await rejection(send("safe"))).toMatchObject({ name: "GesError", cause: vault });
    expect(requests).toEqual([]);
  });

  test("go nowhere but to the client's origin", async () => {
    const { send, requests } = setUp([ok], { origin: "https://ges.example" });
    expect(await rejection(send("safe"))).toMatchObject({ name: "GesConfigError" });
    expect(requests).toEqual([]);
  });
});

describe("Hooks", () => {
  test("receive every attempt, its outcome, and the pause before the next", async () => {
    const told: unknown[] = [];
    const { send } = setUp([broken("ECONNRESET"), down, ok], {
      hooks: {
        onRequest: ({ operationId, number }) => told.push(["request", operationId, number]),
        onResponse: (_, { status, error }) => told.push(["response", status ?? error?.name]),
        onRetry: ({ number }, _, pauseMs) => told.push(["retry", number, pauseMs]),
      },
    });
    await send("safe");
    expect(told).toEqual([
      ["request", "showThing", 1],
      ["response", "GesNetworkError"],
      ["retry", 1, 125],
      ["request", "showThing", 2],
      ["response", 503],
      ["retry", 2, 250],
      ["request", "showThing", 3],
      ["response", 200],
    ]);
  });
});
