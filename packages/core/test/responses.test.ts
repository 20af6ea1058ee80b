import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { GesApiError } from "../src/errors/ges-api-error.ts";
import { json, rejection, scripted, testClient, text } from "./support/test-client.ts";

/** The error that a call makes of an answer that is given once and for all. */
async function errorFor(answer: () => Response) {
  const error = await rejection(
    testClient({ fetch: scripted(answer).fetch, retry: { maxRetries: 0 } }).showThing({ thing_id: "a" }),
  );
  expect(error).toBeInstanceOf(GesApiError);
  return error;
}

describe("The shapes of an error arrive as one", () => {
  test.each([
    ["API v2", { error_code: "GES.7000", error_msg: "Gone." }],
    ["API v1.0 and the service plane", { errorCode: "GES.7000", errorMessage: "Gone." }],
    ["the job center", { errCode: "GES.7000", externalMessage: "Gone." }],
    ["a code with a trailing blank", { errorCode: "GES.7000 ", errorMessage: "Gone." }],
    ["IAM", { error: { code: "GES.7000", message: "Gone." } }],
    ["Cypher and GQL", { results: [], errors: [{ code: "GES.7000", message: "Gone." }] }],
  ])("%s", async (_, body) => {
    expect(await errorFor(json(body, { status: 400 }))).toMatchObject({
      status: 400,
      code: "GES.7000",
      message: "Gone.",
      operationId: "showThing",
      retryable: false,
      attempts: 1,
    });
  });
});

describe("An unusable response is an error with the status and the beginning of the body", () => {
  test("an HTML page of a gateway", async () => {
    expect(await errorFor(text("<html>Bad gateway</html>", { status: 502 }))).toMatchObject({
      status: 502,
      code: undefined,
      message: "The service responded with HTTP status 502",
      body: "<html>Bad gateway</html>",
      retryable: true,
    });
  });

  test("a 200 that is not JSON", async () => {
    expect(await errorFor(text("<html>Sign in</html>"))).toMatchObject({
      status: 200,
      message: "The service responded with HTTP status 200 and a body that is not JSON",
      body: "<html>Sign in</html>",
    });
  });

  test("a 200 with half a JSON", async () => {
    expect(await errorFor(text('{"job_id":"ff80'))).toMatchObject({ status: 200, body: '{"job_id":"ff80' });
  });

  test("an empty body", async () => {
    expect((await errorFor(text(""))).message).toBe("The service responded with HTTP status 200 and an empty body");
    expect(await errorFor(text("", { status: 500 }))).toMatchObject({ status: 500, body: "" });
  });

  test("a 200 that carries an error", async () => {
    expect(await errorFor(json({ errorCode: "GES.8301", errorMessage: "can not find job" }))).toMatchObject({
      status: 200,
      code: "GES.8301",
      message: "can not find job",
    });
  });

  test("a 200 with a statement that failed", async () => {
    const errors = [
      { code: "GES.8904", message: "Label index in vertices is not found." },
      { code: "GES.8901", message: "And another." },
    ];
    expect(await errorFor(json({ results: [], errors }))).toMatchObject({
      status: 200,
      code: "GES.8904",
      message: "Label index in vertices is not found.",
    });
  });

  test("304, though nothing was asked conditionally", async () => {
    const error = await errorFor(() => new Response(null, { status: 304 }));
    expect(error).toMatchObject({ status: 304, operationId: "showThing" });
    expect(error.message).toBe("The service responded with HTTP status 304");
  });

  test("a long body is cut", async () => {
    expect(String((await errorFor(text("x".repeat(10_000), { status: 500 })))["body"])).toHaveLength(2048);
  });
});

describe("A successful response", () => {
  test("may have the fields of an error, but empty", async () => {
    const body = { errorCode: "", errorMessage: null, jobId: "job1" };
    expect(await testClient({ fetch: scripted(json(body)).fetch }).showThing({ thing_id: "a" })).toEqual(body);
  });

  test("may have a list of errors, but empty", async () => {
    const body = { results: [{ columns: ["n"], data: [] }], errors: [] };
    expect(await testClient({ fetch: scripted(json(body)).fetch }).showThing({ thing_id: "a" })).toEqual(body);
  });

  test("pollutes nothing, whatever its fields are called", async () => {
    const { fetch } = scripted(text('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
    await testClient({ fetch }).showThing({ thing_id: "a" });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("comes with its response on request", async () => {
    const { fetch } = scripted(json({ ok: true }, { headers: { "x-request-id": "request1" } }));
    const { data, response } = await testClient({ fetch }).withResponse.showThing({ thing_id: "a" });
    expect(data).toEqual({ ok: true });
    expect(response.headers.get("x-request-id")).toBe("request1");
  });

  test("is not read when it declares more than the limit", async () => {
    let isCancelled = false;
    const body = new ReadableStream({
      cancel: () => {
        isCancelled = true;
      },
    });
    const huge = () => new Response(body, { headers: { "content-length": "100000000000" } });
    const error = await rejection(testClient({ fetch: scripted(huge).fetch }).showThing({ thing_id: "a" }));
    expect(error).toMatchObject({ name: "GesError", operationId: "showThing" });
    expect(error.message).toMatch(
      /longer \(100000000000 bytes\) than the 67108864 bytes that `maxResponseBytes` allows/,
    );
    expect(isCancelled).toBe(true);
  });

  test("is read up to a limit", async () => {
    const long = json({ text: "x".repeat(5000) }, { headers: { "content-encoding": "identity" } });
    const call = testClient({ fetch: scripted(long).fetch, maxResponseBytes: 1000 }).showThing({ thing_id: "a" });
    await expect(call).rejects.toThrow("longer than the 1000 bytes that `maxResponseBytes` allows");
  });
});

describe("An error says whom to ask and gives nothing away", () => {
  test.each(["x-request-id", "traceid"])("the request's ID from %s", async (header) => {
    const answer = json({ error_code: "GES.7000" }, { status: 400, headers: { [header]: "request1" } });
    expect(await errorFor(answer)).toMatchObject({ requestId: "request1" });
  });

  test("no secret in its text, its JSON or its inspection", async () => {
    const answer = json(
      { error_code: "GES.7000", error_msg: "Gone." },
      { status: 400, headers: { "x-subject-token": "canary" } },
    );
    const error = await errorFor(answer);
    for (const shown of [inspect(error, { depth: 9 }), JSON.stringify(error), String(error.stack)]) {
      expect(shown).not.toMatch(/canary|token1/);
    }
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: "GES.7000", status: 400 });
  });
});

describe("A redirect is not followed", () => {
  test.each([301, 302, 307, 308])("%i", async (status) => {
    const { fetch, requests } = scripted(
      () => new Response(null, { status, headers: { location: "https://evil.example/x?y" } }),
    );
    const error = await rejection(testClient({ fetch }).createThing({ body: {} }));
    expect(error).toMatchObject({ name: "GesApiError", status });
    expect(error.message).toMatch(/^The response redirects to evil\.example\./);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.init.redirect).toBe("manual");
  });
});
