import type { TracerProvider } from "@opentelemetry/api";
import type { Hooks } from "../options/hooks.ts";

// Version 1 of @opentelemetry/api keeps registered providers here, so that all copies of it share them.
const API = Symbol.for("opentelemetry.js.api.1");

/** Combines the client's hooks with those that make spans, where the program uses OpenTelemetry. */
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
