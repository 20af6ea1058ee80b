import { describe, expect, test } from "vitest";
import type { Hooks } from "../src/options/hooks.ts";
import { json, scripted, testClient, text } from "./support/test-client.ts";

describe("A hook that fails harms no call", () => {
  const hooksOf = (fail: () => unknown): Hooks => {
    const hook = fail as () => void;
    return { onRequest: hook, onResponse: hook, onRetry: hook };
  };

  test.each<[string, () => unknown]>([
    [
      "by throwing",
      () => {
        throw new Error("a bug");
      },
    ],
    ["by rejecting", async () => Promise.reject(new Error("a bug"))],
  ])("%s", async (_, fail) => {
    const { fetch } = scripted(text("", { status: 503 }), json({ ok: true }));
    expect(await testClient({ fetch, hooks: hooksOf(fail) }).showThing({ thing_id: "a" })).toEqual({ ok: true });
  });
});

test("An attempt that the caller aborts ends for its hooks too", async () => {
  const controller = new AbortController();
  const outcomes: unknown[] = [];
  const never = () => {
    queueMicrotask(() => controller.abort("enough"));
    return new Promise<Response>(() => {});
  };
  const client = testClient({
    fetch: scripted(never).fetch,
    hooks: { onResponse: (_, { status, error }) => outcomes.push([status, error?.name]) },
  });
  await expect(client.showThing({ thing_id: "a" }, { signal: controller.signal })).rejects.toBe("enough");
  expect(outcomes).toEqual([[undefined, "AbortError"]]);
});
