import { describe, expect, expectTypeOf, test, vi } from "vitest";
import {
  type GesApiError,
  GesConfigError,
  GesError,
  GesJobError,
  GesNetworkError,
  GesTimeoutError,
  isGesError,
} from "../src/index.ts";
import { json, rejection, scripted, testClient } from "./support/test-client.ts";

const rejected = () =>
  rejection(
    testClient({
      fetch: scripted(json({ errorCode: "GES.7001", errorMessage: "Not running." }, { status: 400 })).fetch,
    }).showThing({ thing_id: "a" }),
  );

describe("isGesError", () => {
  test("knows every error of the library", async () => {
    const errors = [
      new GesError("x"),
      new GesConfigError("region", "x"),
      new GesTimeoutError("x", 1),
      new GesNetworkError("showThing", "host", 1, new Error("x")),
      new GesJobError("job1", "failed", undefined, {}),
      await rejected(),
    ];
    expect(errors.map((error) => isGesError(error))).toEqual(errors.map(() => true));
  });

  test.each([
    [new Error("x")],
    [new DOMException("x", "AbortError")],
    ["GesError"],
    [{ name: "GesError" }],
    [null],
    [undefined],
  ])("knows that %s is none", (thrown) => {
    expect(isGesError(thrown)).toBe(false);
    expect(isGesError(thrown, "GES.7001")).toBe(false);
  });

  test("tells an error of the service by its code, or by one of several", async () => {
    const error = await rejected();
    expect(isGesError(error, "GES.7001")).toBe(true);
    expect(isGesError(error, "GES.7000", "GES.7001")).toBe(true);
    expect(isGesError(error, "GES.7000")).toBe(false);
    expect(isGesError(new GesTimeoutError("x", 1), "GES.7001")).toBe(false);
    expect(isGesError({ code: "GES.7001" }, "GES.7001")).toBe(false);
  });

  test("knows the errors of another copy of the library, as `instanceof` does", async () => {
    vi.resetModules();
    const copy = await import("../src/index.ts");
    const foreign = new copy.GesConfigError("region", "x");
    expect(foreign).toBeInstanceOf(GesError);
    expect(foreign).toBeInstanceOf(GesConfigError);
    expect(foreign).not.toBeInstanceOf(GesTimeoutError);
    expect(isGesError(foreign)).toBe(true);
    expect(copy.isGesError(await rejected(), "GES.7001")).toBe(true);
  });

  test("gives the type of what it found", () => {
    const thrown: unknown = new Error("x");
    if (isGesError(thrown)) expectTypeOf(thrown).toEqualTypeOf<GesError>();
    if (isGesError(thrown, "GES.7001", "GES.7000")) {
      expectTypeOf(thrown).toExtend<GesApiError>();
      expectTypeOf(thrown.code).toEqualTypeOf<"GES.7001" | "GES.7000">();
    }
  });

  test("adds nothing to what is printed of an error", () => {
    const plain = Object.assign(new Error("x"), { name: "x", retryable: false });
    expect(Reflect.ownKeys(new GesError("x"))).toEqual(Reflect.ownKeys(plain));
  });
});
