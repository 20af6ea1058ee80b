import { describe, expect, test, vi } from "vitest";
import {
  chainCredentials,
  GesConfigError,
  GesError,
  GesNetworkError,
  GesTimeoutError,
  tokenCredentials,
} from "../src/index.ts";
import { json, rejection, scripted, testClient } from "./support/test-client.ts";

const notRunning = json(
  { errorCode: "GES.7001", errorMessage: "The graph is not running" },
  { status: 400, headers: { "x-request-id": "5f3a" } },
);
const failed = (...responses: Parameters<typeof scripted>) =>
  rejection(testClient({ fetch: scripted(...responses).fetch }).stopThing({ thing_id: "a" }));

describe("An error explains itself", () => {
  test("in one line", async () => {
    expect(String(await failed(notRunning))).toBe(
      "stopThing: GES.7001 The graph is not running (HTTP 400, request 5f3a, 1 attempt)",
    );
    expect(String(new GesTimeoutError("stopThing took longer than 5 ms", 5, { operationId: "stopThing" }))).toBe(
      "stopThing took longer than 5 ms",
    );
    expect(String(new GesConfigError("region", "is required"))).toBe("GesConfigError: region: is required");
  });

  test("in JSON, without the body", async () => {
    expect(JSON.parse(JSON.stringify(await failed(notRunning)))).toEqual({
      name: "GesApiError",
      message: "The graph is not running",
      code: "GES.7001",
      status: 400,
      operationId: "stopThing",
      requestId: "5f3a",
      attempts: 1,
      retryable: false,
    });
  });

  test("with the words of its cause", async () => {
    const closed = () => {
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }),
      });
    };
    expect(await failed(closed)).toMatchObject({
      message: "stopThing got no response from ges.example.com: other side closed (UND_ERR_SOCKET)",
      operationId: "stopThing",
      retryable: true,
    });
  });

  test("with what a statement had found before another failed, however long that is", async () => {
    const rows = Array.from({ length: 1000 }, (_, id) => ({ row: [`vertex${id}`] }));
    const body = { results: [{ columns: ["n"], data: rows }], errors: [{ code: "GES.8904", message: "No index." }] };
    const error = await failed(json(body));
    expect(error["data"]).toEqual(body);
    expect(error["body"]).toHaveLength(2048);
  });

  test("and its operation, whatever it is", async () => {
    const error = await rejection(testClient().showThing({ thing_id: ".." }));
    expect(error).toMatchObject({ name: "GesConfigError", operationId: "showThing", retryable: false });
  });
});

describe("Errors of another copy of the library", () => {
  async function copy() {
    vi.resetModules();
    return await import("../src/index.ts");
  }

  test("are instances of the same classes", async () => {
    const other = await copy();
    const foreign = new other.GesNetworkError("stopThing", "host", 1, undefined);
    expect(foreign).toBeInstanceOf(GesError);
    expect(foreign).toBeInstanceOf(GesNetworkError);
    expect(foreign).not.toBeInstanceOf(GesConfigError);
    expect(new Error("x")).not.toBeInstanceOf(GesError);
  });

  test("do not make a program's own errors theirs", () => {
    class OwnError extends GesError {}
    expect(new GesError("x")).not.toBeInstanceOf(OwnError);
    expect(new OwnError("x")).toBeInstanceOf(OwnError);
  });

  test("let a chain of credentials go on", async () => {
    const other = await copy();
    const missing = {
      authenticate: () => Promise.reject(new other.GesConfigError("environment", "nothing is set")),
    };
    const { fetch, requests } = scripted(json({ ok: true }));
    const credentials = chainCredentials(missing, tokenCredentials("token2"));
    await testClient({ fetch, credentials }).showThing({ thing_id: "a" });
    expect(requests[0]?.init.headers).toMatchObject({ "x-auth-token": "token2" });
  });

  test("are retried", async () => {
    const other = await copy();
    const broken = () => {
      throw new other.GesNetworkError("stopThing", "host", 1, undefined);
    };
    const { fetch, requests } = scripted(broken, json({ ok: true }));
    await testClient({ fetch }).stopThing({ thing_id: "a" });
    expect(requests).toHaveLength(2);
  });
});
