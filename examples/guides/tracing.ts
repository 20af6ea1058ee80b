/** Sees every attempt: as spans of OpenTelemetry, and with hooks. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph();
const { options } = world;

// #region otel
import { trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));

// #endregion

// #region hooks
import { createManagementClient } from "@ges-sdk/v2";

const ges = createManagementClient({
  ...options,
  hooks: {
    onResponse: ({ operationId, number }, { status, requestId, durationMs }) =>
      console.log(`${operationId} attempt ${number}: ${status} in ${Math.round(durationMs)} ms, request ${requestId}`),
  },
});
await ges.listGraphs();
// #endregion

assert.ok(exporter.getFinishedSpans().some(({ name }) => name.includes("listGraphs") || name.includes("GET")));
