import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { delay } from "../src/http/delay.ts";
import { SYSTEM_TIMING } from "../src/http/timing.ts";
import type { ClientOptions } from "../src/options/client-options.ts";
import type { Credentials } from "../src/options/credentials.ts";
import { createNodeTransport } from "../src/undici/node-transport.ts";
import { FAULTS, type Fault, respondingWith } from "./support/faults.ts";
import { rejection, type TestClient, testClient } from "./support/test-client.ts";

const ATTEMPT_TIMEOUT_MS = 1000;

/** A call of each kind: one that reads, one that may be done twice, one that may not. */
const CALLS: [operation: string, kind: number, call: (client: TestClient, signal?: AbortSignal) => Promise<unknown>][] =
  [
    ["showThing", 0, (client, signal) => client.showThing({ thing_id: "a" }, { signal })],
    ["stopThing", 1, (client, signal) => client.stopThing({ thing_id: "a" }, { signal })],
    ["createThing", 2, (client, signal) => client.createThing({ body: {} }, { signal })],
  ];

const TRANSPORTS: [name: string, make: () => { fetch?: ClientOptions["fetch"]; close(): Promise<void> }][] = [
  ["the platform's", () => ({ close: async () => {} })],
  [
    "undici's pool",
    () => {
      const transport = createNodeTransport();
      return { fetch: transport, close: () => transport.close() };
    },
  ],
];

/** Credentials that can be renewed for ever. */
function renewable(): Credentials {
  let number = 1;
  return {
    authenticate: async () => ({ "x-auth-token": `token${number}` }),
    recover: () => {
      number += 1;
      return true;
    },
  };
}

interface Row {
  readonly fault: keyof typeof FAULTS;
  /** Number of times each kind of call is sent: safe, idempotent, unsafe. */
  readonly attempts: readonly [number, number, number];
  /** Number of those that arrive. Default: all. */
  readonly arrive?: 0;
  /** The pauses before the second and the third attempt. */
  readonly pauses?: readonly [number, number];
  /** Name of the error that the caller gets; without one, the call succeeds. */
  readonly gets: { readonly name?: string; readonly says?: RegExp; readonly [property: string]: unknown };
}

const REPEATED = { attempts: [3, 3, 1], pauses: [125, 250] } as const;
const FINAL = { attempts: [1, 1, 1] } as const;
const broken = (reason: string) => ({
  name: "GesNetworkError",
  says: new RegExp(`^\\w+ got no response from [\\w.:-]+: .*(${reason})`),
});
const tooSlow = {
  name: "GesTimeoutError",
  timeoutMs: ATTEMPT_TIMEOUT_MS,
  says: /^\w+ got no response within 1000 ms \(`attemptTimeoutMs`\)$/,
};
const refused = (status: number, retryable: boolean) => ({
  name: "GesApiError",
  status,
  code: "APIG.0301",
  retryable,
  says: /^Refused: /,
});
const noJson = {
  name: "GesApiError",
  status: 200,
  code: undefined,
  retryable: false,
  says: /and a body that is not JSON$/,
};

const MATRIX: Row[] = [
  { fault: "a reset before the headers", ...REPEATED, gets: broken("ECONNRESET") },
  { fault: "a reset in the body", ...REPEATED, gets: broken("ECONNRESET") },
  { fault: "JSON that breaks off", ...FINAL, gets: noJson },
  { fault: "JSON under another content type", ...FINAL, gets: { ok: true } },
  { fault: "a page with status 200", ...FINAL, gets: noJson },
  { fault: "a slow first byte", ...REPEATED, gets: tooSlow },
  { fault: "a slow body", ...REPEATED, gets: tooSlow },
  { fault: "429 with seconds to wait", ...REPEATED, pauses: [7000, 7000], gets: refused(429, true) },
  { fault: "429 with a date to wait for", ...REPEATED, pauses: [30_000, 30_000], gets: refused(429, true) },
  { fault: "429 without a word", ...REPEATED, gets: refused(429, true) },
  { fault: "401 once", attempts: [2, 2, 2], gets: { ok: true } },
  { fault: "401 always", attempts: [2, 2, 2], gets: refused(401, false) },
  {
    fault: "503 always",
    ...REPEATED,
    gets: {
      name: "GesApiError",
      status: 503,
      code: undefined,
      retryable: true,
      says: /^The service responded with HTTP status 503$/,
    },
  },
  {
    fault: "a connection that the other side closes",
    ...REPEATED,
    gets: broken("other side closed"),
  },
  {
    fault: "a pause beyond every limit",
    ...FINAL,
    gets: { ...refused(429, true), retryAfterMs: 3_600_000 },
  },
  {
    fault: "a redirect to another host",
    ...FINAL,
    gets: { name: "GesApiError", status: 307, says: /^The response redirects to elsewhere\.example\./ },
  },
  {
    fault: "a response that says nothing has changed",
    ...FINAL,
    gets: { name: "GesApiError", status: 304, says: /HTTP status 304$/ },
  },
  {
    fault: "an empty body with status 200",
    ...FINAL,
    gets: { ...noJson, says: /HTTP status 200 and an empty body$/ },
  },
  {
    fault: "a body that declares 100 GB",
    ...FINAL,
    gets: { name: "GesError", retryable: false, says: /longer \(100000000000 bytes\) than the 67108864 bytes/ },
  },
  {
    fault: "a failing statement with partial results",
    ...FINAL,
    gets: {
      name: "GesApiError",
      status: 400,
      code: "GES.8902",
      says: /^Bad syntax$/,
      data: expect.objectContaining({ results: expect.objectContaining({ length: 500 }) }),
    },
  },
  {
    fault: "a name that does not exist",
    attempts: [3, 3, 3],
    arrive: 0,
    pauses: [125, 250],
    gets: broken("ENOTFOUND"),
  },
  {
    fault: "a certificate that nobody has signed",
    ...FINAL,
    arrive: 0,
    gets: broken("DEPTH_ZERO_SELF_SIGNED_CERT"),
  },
  {
    fault: "a port that nobody listens at",
    attempts: [3, 3, 3],
    arrive: 0,
    pauses: [125, 250],
    gets: broken("ECONNREFUSED"),
  },
];

afterEach(() => {
  vi.restoreAllMocks();
});

async function start(fault: Fault, held?: () => void) {
  const service = await fault(held);
  onTestFinished(service.stop);
  return service;
}

test("The matrix has a row for every fault", () => {
  expect(MATRIX.map(({ fault }) => fault).sort()).toEqual(Object.keys(FAULTS).sort());
});

describe.each(TRANSPORTS)("Over %s transport,", (_, makeTransport) => {
  let pauses: number[];
  beforeEach(() => {
    pauses = [];
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.spyOn(SYSTEM_TIMING, "now").mockReturnValue(Date.UTC(2026, 10, 20));
    vi.spyOn(SYSTEM_TIMING, "random").mockReturnValue(0.5);
    vi.spyOn(SYSTEM_TIMING, "sleep").mockImplementation(async (ms) => void pauses.push(ms));
    return () => vi.useRealTimers();
  });

  describe.each(CALLS)("%s", (operation, kind, call) => {
    test.each(MATRIX)("meets $fault", async ({ fault, attempts, arrive, pauses: expected = [], gets }) => {
      const service = await start(FAULTS[fault], () => vi.advanceTimersByTime(ATTEMPT_TIMEOUT_MS));
      const transport = makeTransport();
      onTestFinished(transport.close);
      const client = testClient({
        endpoint: service.endpoint,
        credentials: renewable(),
        attemptTimeoutMs: ATTEMPT_TIMEOUT_MS,
        retry: undefined,
        ...(transport.fetch && { fetch: transport.fetch }),
      });

      const { says, ...properties } = gets;
      const times = attempts[kind] ?? 0;
      if (gets.name) {
        const error = await rejection(call(client));
        expect(error).toMatchObject(properties);
        expect(error.message).toMatch(says ?? "");
        if (gets.name !== "GesTimeoutError") expect(error).toMatchObject({ operationId: operation, attempts: times });
      } else {
        expect(await call(client)).toEqual(properties);
      }
      expect(service.count()).toBe(arrive ?? times);
      expect(pauses).toEqual(times === 3 || fault === "401 once" ? expected : []);
    });
  });

  test("an outage is not made worse than by the budget, and a service that is back earns it again", async () => {
    let isDown = true;
    const service = await start(
      respondingWith((_, response) => (isDown ? response.writeHead(503).end() : response.end("{}"))),
    );
    const transport = makeTransport();
    onTestFinished(transport.close);
    const client = testClient({ endpoint: service.endpoint, ...(transport.fetch && { fetch: transport.fetch }) });
    const calls = Array.from({ length: 60 }, () => CALLS.map(([, , call]) => rejection(call(client)))).flat();
    await Promise.all(calls);
    expect(service.count()).toBe(180 + 100);

    expect(await rejection(client.showThing({ thing_id: "a" }))).toMatchObject({ attempts: 1 });
    isDown = false;
    for (let success = 0; success < 5; success += 1) await client.showThing({ thing_id: "a" });
    isDown = true;
    expect(await rejection(client.showThing({ thing_id: "a" }))).toMatchObject({ attempts: 2 });
  });
});

describe.each(TRANSPORTS)("Nothing is left behind, over %s transport,", (_, makeTransport) => {
  /** Handles of a call that still keep this process alive, once those that are about to close have closed. */
  async function alive(): Promise<string[]> {
    const look = () => process.getActiveResourcesInfo().filter((kind) => /TCP|TLS|Timeout|AddrInfo/.test(kind));
    let kinds = look();
    for (let polls = 0; polls < 200 && kinds.length > 0; polls += 1) {
      await delay(2, undefined);
      kinds = look();
    }
    return kinds;
  }

  test.each(Object.entries(FAULTS))("by %s: no timer, no socket, no listener", async (what, fault) => {
    vi.spyOn(SYSTEM_TIMING, "sleep").mockImplementation((_, signal) => delay(1, signal));
    const service = await fault();
    const transport = makeTransport();
    const { signal } = new AbortController();
    const client = testClient({
      endpoint: service.endpoint,
      credentials: renewable(),
      // A longer timer that is left behind is still there when it is looked for.
      attemptTimeoutMs: what.startsWith("a slow") ? 30 : 60_000,
      ...(transport.fetch && { fetch: transport.fetch }),
    });
    await Promise.all(CALLS.map(([, , call]) => call(client, signal).catch(() => {})));
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await transport.close();
    await service.stop();
    expect(await alive()).toEqual([]);
  });
});
