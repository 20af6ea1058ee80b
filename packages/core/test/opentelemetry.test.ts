import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { akskCredentials } from "../src/credentials/aksk-credentials.ts";
import type { JobInput } from "../src/jobs/job-api.ts";
import { jobWaits } from "../src/jobs/job-waits.ts";
import { managementJobs, type WireJob } from "../src/jobs/management-jobs.ts";
import { json, rejection, scripted, testClient, text } from "./support/test-client.ts";

let exporter: InMemorySpanExporter;
let provider: BasicTracerProvider;

/** Registers what a program that uses OpenTelemetry registers. */
beforeEach(() => {
  exporter = new InMemorySpanExporter();
  provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});
afterEach(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});

const spans = () => exporter.getFinishedSpans();
const headersOf = (request: { init: RequestInit } | undefined) => request?.init.headers as Record<string, string>;

describe("OpenTelemetry, where a program uses it,", () => {
  test("gets a client span of every attempt below a span of the operation, and no secret", async () => {
    const { fetch, requests } = scripted(
      text("", { status: 503 }),
      json({ ok: true }, { headers: { "x-request-id": "request1" } }),
    );
    await testClient({ fetch }).listThings({ kind: "secret", limit: 7 });

    const [first, second, call] = spans();
    const name = "GET /v2/{project_id}/things";
    expect(spans().map((span) => [span.name, span.kind])).toEqual([
      [name, SpanKind.CLIENT],
      [name, SpanKind.CLIENT],
      ["listThings", SpanKind.INTERNAL],
    ]);
    expect([first, second].map((span) => span?.parentSpanContext?.spanId)).toEqual(
      Array(2).fill(call?.spanContext().spanId),
    );
    expect(first?.attributes).toEqual({
      "http.request.method": "GET",
      "url.full": "https://ges.example.com/v2/project1/things?limit=7&kind=REDACTED",
      "url.template": "/v2/{project_id}/things",
      "server.address": "ges.example.com",
      "server.port": 443,
      "rpc.method": "listThings",
      "http.response.status_code": 503,
      "error.type": "503",
    });
    expect(first?.status.code).toBe(SpanStatusCode.ERROR);
    expect(second?.attributes).toMatchObject({
      "http.request.resend_count": 1,
      "http.response.status_code": 200,
      "ges.request_id": "request1",
    });
    expect(JSON.stringify(spans().map(({ attributes }) => attributes))).not.toMatch(/token1|secret/);
    expect(requests.map((request) => headersOf(request)["traceparent"]?.split("-")[2])).toEqual(
      [first, second].map((span) => span?.spanContext().spanId),
    );
  });

  test("gets a span around a wait, with the calls of its polls below, that ends however the wait ends", async () => {
    const states = ["running", "success", "failed"];
    const { fetch } = scripted(...states.map((status) => json({ status })));
    const client = testClient({ fetch });
    const { waitForJob } = jobWaits<JobInput, WireJob, WireJob>(
      managementJobs({
        show: async () => (await client.showThing({ thing_id: "j" })) as WireJob,
        async *list() {},
      }),
    );
    await waitForJob({ job_id: "j" }, { minIntervalMs: 1 });
    const [wait] = spans().filter(({ name }) => name === "waitForJob");
    const calls = spans().filter(({ name }) => name === "showThing");
    expect(calls.map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual([
      wait?.spanContext().spanId,
      wait?.spanContext().spanId,
    ]);
    expect(wait?.kind).toBe(SpanKind.INTERNAL);

    exporter.reset();
    await rejection(waitForJob({ job_id: "k" }, { minIntervalMs: 1 }));
    const [failed] = spans().filter(({ name }) => name === "waitForJob");
    expect(failed?.status.code).toBe(SpanStatusCode.ERROR);
    expect(failed?.attributes["error.type"]).toBe("GesJobError");
  });

  test("gets spans that end, of a call that is aborted or fails", async () => {
    const controller = new AbortController();
    const never = () => {
      queueMicrotask(() => controller.abort(new Error("enough")));
      return new Promise<Response>(() => {});
    };
    const client = testClient({ fetch: scripted(never).fetch });
    await rejection(client.showThing({ thing_id: "a" }, { signal: controller.signal }));
    expect(spans().map(({ name, status }) => [name, status.code])).toEqual([
      ["GET /v2/{project_id}/things/{thing_id}", SpanStatusCode.ERROR],
      ["showThing", SpanStatusCode.ERROR],
    ]);
    exporter.reset();

    const refused = json({ error_code: "GES.7001", error_msg: "Not running." }, { status: 400 });
    await rejection(testClient({ fetch: scripted(refused).fetch }).showThing({ thing_id: "a" }));
    expect(spans().map(({ attributes }) => attributes["error.type"])).toEqual(["400", "GES.7001"]);
  });

  test("gets a header that is not signed", async () => {
    const { fetch, requests } = scripted(json({ ok: true }));
    const credentials = akskCredentials({ accessKey: "AK", secretKey: "SK" });
    await testClient({ fetch, credentials }).showThing({ thing_id: "a" });
    const { traceparent, authorization } = headersOf(requests[0]);
    expect(traceparent).toMatch(/^00-/);
    expect(authorization).not.toMatch(/traceparent/);
  });

  test("gets one header and one span for each attempt beside the instrumentation of undici", async () => {
    const received: unknown[] = [];
    const server = createServer((request, response) => {
      received.push(request.rawHeaders.filter((header) => header === "traceparent").length);
      response.end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const instrumentation = new UndiciInstrumentation();
    instrumentation.setTracerProvider(provider);
    onTestFinished(() => {
      instrumentation.disable();
      server.close();
    });
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await fetch(endpoint);
    expect(received).toEqual([1]);
    exporter.reset();

    await testClient({ endpoint }).showThing({ thing_id: "a" });
    expect(received).toEqual([1, 1]);
    expect(spans().map(({ kind }) => kind)).toEqual([SpanKind.CLIENT, SpanKind.INTERNAL]);
  });
});
