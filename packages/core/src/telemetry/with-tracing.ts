import type { TracerProvider } from "@opentelemetry/api";
import type { Hooks } from "../options/hooks.ts";

// Where version 1 of @opentelemetry/api keeps what a program has registered, so that all copies of it share it.
const API = Symbol.for("opentelemetry.js.api.1");

/** The client's hooks and, where the program uses OpenTelemetry, those that make spans. */
export async function withTracing(hooks: Hooks): Promise<Hooks> {
  const { trace } = (globalThis as { [API]?: { trace?: TracerProvider } })[API] ?? {};
  if (!trace) return hooks;
  const { spanHooks } = await import("./spans.ts");
  const spans = spanHooks(trace);
  return {
    ...hooks,
    onRequest(attempt) {
      spans.onRequest?.(attempt);
      hooks.onRequest?.(attempt);
    },
    onResponse(attempt, outcome) {
      spans.onResponse?.(attempt, outcome);
      hooks.onResponse?.(attempt, outcome);
    },
  };
}
