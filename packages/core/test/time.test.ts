import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { delay } from "../src/http/delay.ts";
import { json, rejection, scripted, testClient, text } from "./support/test-client.ts";

const never = () => new Promise<Response>(() => {});

describe("A call ends when its time is up", () => {
  test("though the transport never responds and ignores the signal", async () => {
    const client = testClient({ fetch: scripted(never).fetch });
    const error = await rejection(client.showThing({ thing_id: "a" }, { timeoutMs: 20 }));
    expect(error).toMatchObject({ name: "GesTimeoutError", timeoutMs: 20 });
    expect(error.message).toBe("showThing took longer than 20 ms (`timeoutMs`)");
  });

  test("attempt by attempt, and a safe call gets another", async () => {
    const { fetch, requests } = scripted(never, json({ ok: true }));
    const client = testClient({ fetch, attemptTimeoutMs: 20 });
    expect(await client.showThing({ thing_id: "a" })).toEqual({ ok: true });
    expect(requests).toHaveLength(2);
    expect(requests[0]?.init.signal?.aborted).toBe(true);
  });

  test("and a call that must not happen twice is not sent again", async () => {
    const { fetch, requests } = scripted(never, json({ ok: true }));
    const error = await rejection(testClient({ fetch, attemptTimeoutMs: 20 }).createThing({ body: {} }));
    expect(error.message).toBe("createThing got no response within 20 ms (`attemptTimeoutMs`)");
    expect(requests).toHaveLength(1);
  });

  test("though the body never ends", async () => {
    const endless = () =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) }));
    const call = testClient({ fetch: scripted(endless).fetch }).showThing({ thing_id: "a" }, { timeoutMs: 20 });
    expect(await rejection(call)).toMatchObject({ name: "GesTimeoutError" });
  });

  test("though the credentials never arrive", async () => {
    const credentials = { authenticate: () => new Promise<never>(() => {}) };
    const call = testClient({ credentials }).showThing({ thing_id: "a" }, { timeoutMs: 20 });
    expect(await rejection(call)).toMatchObject({ name: "GesTimeoutError" });
  });
});

describe("A call stays within its timeout", () => {
  const unauthorized = text("", { status: 401 });

  test("though the credentials hang while they recover", async () => {
    const credentials = { authenticate: async () => ({}), recover: () => new Promise<never>(() => {}) };
    const client = testClient({ credentials, fetch: scripted(unauthorized).fetch });
    const error = await rejection(client.showThing({ thing_id: "a" }, { timeoutMs: 20 }));
    expect(error).toMatchObject({ name: "GesTimeoutError", operationId: "showThing", attempts: 1 });
    expect(error.message).toBe("The credentials of showThing were not renewed within 20 ms (`timeoutMs`)");
  });

  test("and ends with its signal while the credentials recover", async () => {
    const controller = new AbortController();
    const recover = () => {
      queueMicrotask(() => controller.abort("enough"));
      return new Promise<never>(() => {});
    };
    const credentials = { authenticate: async () => ({}), recover };
    const client = testClient({ credentials, fetch: scripted(unauthorized).fetch });
    await expect(client.showThing({ thing_id: "a" }, { signal: controller.signal })).rejects.toBe("enough");
  });

  test("and says what went wrong when the credentials throw while they recover", async () => {
    const bug = new TypeError("x is undefined");
    const credentials = { authenticate: async () => ({}), recover: () => Promise.reject(bug) };
    const error = await rejection(
      testClient({ credentials, fetch: scripted(unauthorized).fetch }).showThing({ thing_id: "a" }),
    );
    expect(error).toMatchObject({ name: "GesError", operationId: "showThing", cause: bug });
  });

  test("and its error names the operation, the attempts, the last failure and the caller's line", async () => {
    const down = text("", { status: 503 });
    const client = testClient({ fetch: scripted(down, never).fetch });
    try {
      await client.showThing({ thing_id: "a" }, { timeoutMs: 300, retry: { baseDelayMs: 1 } });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        operationId: "showThing",
        attempts: 2,
        cause: { name: "GesApiError", status: 503 },
      });
      expect((error as Error).stack).toContain("time.test.ts");
    }
  });
});

describe("A signal ends a call at once, with its own reason", () => {
  test("before it begins", async () => {
    const { fetch, requests } = scripted(json({}));
    const call = testClient({ fetch }).showThing({ thing_id: "a" }, { signal: AbortSignal.abort("enough") });
    await expect(call).rejects.toBe("enough");
    expect(requests).toEqual([]);
  });

  test("while it waits for a response", async () => {
    const controller = new AbortController();
    const call = testClient({ fetch: scripted(never).fetch }).showThing(
      { thing_id: "a" },
      { signal: controller.signal },
    );
    controller.abort("enough");
    await expect(call).rejects.toBe("enough");
  });

  test("while it pauses before a retry", async () => {
    const controller = new AbortController();
    const { fetch, requests } = scripted(() => {
      queueMicrotask(() => setTimeout(() => controller.abort("enough")));
      return text("", { status: 503, headers: { "retry-after": "30" } })();
    });
    const call = testClient({ fetch }).showThing({ thing_id: "a" }, { signal: controller.signal });
    await expect(call).rejects.toBe("enough");
    expect(requests).toHaveLength(1);
  });

  test("and 1,000 calls leave no listener on it", async () => {
    const { signal } = new AbortController();
    const client = testClient({ fetch: scripted(json({ ok: true })).fetch });
    await Promise.all(Array.from({ length: 1000 }, () => client.showThing({ thing_id: "a" }, { signal })));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("A pause", () => {
  test("that is ended leaves no listener behind", async () => {
    const controller = new AbortController();
    const pause = delay(60_000, controller.signal);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort("enough");
    await expect(pause).rejects.toBe("enough");
    await delay(0, new AbortController().signal);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});

test("1,000 calls at a time with tokens of their own never mix", async () => {
  const { fetch, requests } = scripted(json({ ok: true }));
  await Promise.all(
    Array.from({ length: 1000 }, (_, number) =>
      testClient({
        fetch,
        projectId: `project${number}`,
        credentials: { authenticate: async () => ({ "x-auth-token": `token${number}` }) },
      }).showThing({ thing_id: "a" }),
    ),
  );
  const pairs = requests.map(({ url, init }) => [
    /project(\d+)/.exec(url)?.[1],
    /token(\d+)/.exec((init.headers as Record<string, string>)["x-auth-token"] ?? "")?.[1],
  ]);
  expect(pairs).toHaveLength(1000);
  expect(pairs.filter(([project, token]) => project !== token)).toEqual([]);
});
