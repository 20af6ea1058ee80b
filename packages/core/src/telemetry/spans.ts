import type { Span, TracerProvider } from "@opentelemetry/api";
import type { Attempt, AttemptOutcome, Hooks } from "../options/hooks.ts";

// Of SpanKind and SpanStatusCode, which would have to be imported from a package that need not be there.
const CLIENT = 2;
const ERROR = 2;

/**
 * Creates hooks that make a span of every attempt, after OpenTelemetry's conventions for HTTP clients. No span holds a
 * credential or a body.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function spanHooks(provider: TracerProvider): Hooks {
  const tracer = provider.getTracer("@ges-sdk/core");
  const spans = new WeakMap<Attempt, Span>();
  return {
    onRequest(attempt) {
      spans.set(attempt, tracer.startSpan(nameOf(attempt), { kind: CLIENT, attributes: attributesOf(attempt) }));
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
  span.setStatus({ code: ERROR });
}
