import { type Span, SpanKind, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import type { Attempt, AttemptOutcome, Hooks } from "../options/hooks.ts";

/**
 * Hooks that make a span of every attempt, after OpenTelemetry's conventions for HTTP clients. Give them to a client as
 * its `hooks`. Needs the package `@opentelemetry/api`. No span holds a credential or a body.
 *
 * @param tracer the tracer to make spans with; the global one unless given
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function openTelemetryHooks(tracer: Tracer = trace.getTracer("@ges-sdk/core")): Hooks {
  const spans = new WeakMap<Attempt, Span>();
  return {
    onRequest(attempt) {
      spans.set(
        attempt,
        tracer.startSpan(nameOf(attempt), { kind: SpanKind.CLIENT, attributes: attributesOf(attempt) }),
      );
    },
    onResponse(attempt, outcome) {
      const span = spans.get(attempt);
      if (!span) return;
      end(span, outcome);
      span.end();
    },
  };
}

function nameOf({ method, template }: Attempt): string {
  return template === undefined ? method : `${method} ${template}`;
}

function attributesOf({ method, url, template, operationId, number }: Attempt) {
  const { hostname, port, protocol } = new URL(url);
  return {
    "http.request.method": method,
    "url.full": url,
    "server.address": hostname,
    "server.port": Number(port || (protocol === "https:" ? 443 : 80)),
    ...(template !== undefined && { "url.template": template }),
    ...(operationId !== undefined && { "rpc.method": operationId }),
    ...(number > 1 && { "http.request.resend_count": number - 1 }),
  };
}

function end(span: Span, { status, error, requestId }: AttemptOutcome): void {
  if (status !== undefined) span.setAttribute("http.response.status_code", status);
  if (requestId !== undefined) span.setAttribute("ges.request_id", requestId);
  const failure = error?.name ?? (status !== undefined && status >= 400 ? String(status) : undefined);
  if (failure === undefined) return;
  span.setAttribute("error.type", failure);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
