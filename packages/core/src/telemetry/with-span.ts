import type { CallSpan, OpenTelemetry } from "./tracing.ts";

// Version 1 of @opentelemetry/api keeps registered providers here, so that all copies of it share them.
const API = Symbol.for("opentelemetry.js.api.1");

function registeredApi(): Partial<OpenTelemetry> | undefined {
  return (globalThis as { [API]?: Partial<OpenTelemetry> })[API];
}

/** Checks that the program uses OpenTelemetry. */
export function isTraced(): boolean {
  return registeredApi()?.trace !== undefined;
}

/** Runs work in a span. The span ends however the work ends. */
export async function withSpan<T>(name: string, work: (span: CallSpan | undefined) => Promise<T>): Promise<T> {
  const api = registeredApi();
  // Telemetry that cannot be loaded is no reason to fail.
  const tracing = await import("./tracing.ts").catch(() => undefined);
  const span = tracing?.startSpan(api as OpenTelemetry, name);
  if (!span) return await work(undefined);
  try {
    return await span.within(() => work(span));
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}
