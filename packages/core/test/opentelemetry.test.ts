import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterEach, describe, expect, test } from "vitest";
import { json, scripted, testClient, text } from "./support/test-client.ts";

/** What a program that uses OpenTelemetry registers. */
function register(): InMemorySpanExporter {
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  return exporter;
}

afterEach(() => trace.disable());

describe("OpenTelemetry, where a program uses it,", () => {
  test("gets a span of every attempt, after the conventions for HTTP clients, and no secret", async () => {
    const exporter = register();
    const { fetch } = scripted(
      text("", { status: 503 }),
      json({ ok: true }, { headers: { "x-request-id": "request1" } }),
    );
    const seen: number[] = [];
    const client = testClient({ fetch, hooks: { onRequest: ({ number }) => void seen.push(number) } });
    await client.showThing({ thing_id: "a" });
    expect(seen).toEqual([1, 2]);

    const spans = exporter.getFinishedSpans();
    expect(spans.map(({ name, kind }) => [name, kind])).toEqual(
      Array(2).fill(["GET /v2/{project_id}/things/{thing_id}", SpanKind.CLIENT]),
    );
    expect(spans[0]?.attributes).toEqual({
      "http.request.method": "GET",
      "url.full": "https://ges.example.com/v2/project1/things/a",
      "url.template": "/v2/{project_id}/things/{thing_id}",
      "server.address": "ges.example.com",
      "server.port": 443,
      "rpc.method": "showThing",
      "http.response.status_code": 503,
      "error.type": "503",
    });
    expect(spans[0]?.status.code).toBe(SpanStatusCode.ERROR);
    expect(spans[1]?.attributes).toMatchObject({
      "http.request.resend_count": 1,
      "http.response.status_code": 200,
      "ges.request_id": "request1",
    });
    expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toContain("token1");
  });
});
