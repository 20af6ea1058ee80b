import type { Context, ContextManager, Span, TextMapPropagator, TracerProvider } from "@opentelemetry/api";
import { codesOf } from "../errors/network-codes.ts";
import type { Attempt, AttemptOutcome } from "../options/hooks.ts";

/** The part of the registered OpenTelemetry API that is used. */
export interface OpenTelemetry {
  readonly trace: TracerProvider;
  readonly context?: ContextManager;
  readonly propagation?: TextMapPropagator;
}

/** Span of a call or of a wait. */
export interface CallSpan {
  /** Starts the span of an attempt. */
  attempt(attempt: Attempt): AttemptSpan;
  /** Runs work whose spans are children of this one. */
  within<T>(work: () => T): T;
  fail(error: unknown): void;
  end(): void;
}

/** Span of an attempt. */
export interface AttemptSpan {
  /** Headers that carry the trace to the service. */
  readonly headers: Readonly<Record<string, string>>;
  /** Runs work that other instrumentation does not trace a second time. */
  within<T>(work: () => T): T;
  end(outcome: AttemptOutcome): void;
}

// Of SpanKind and SpanStatusCode, which would have to be imported from a package that need not be there.
const INTERNAL = 0;
const CLIENT = 2;
const ERROR = 2;
// The keys of @opentelemetry/api and @opentelemetry/core, which are the same in all copies.
const SPAN = Symbol.for("OpenTelemetry Context Key SPAN");
const SUPPRESSED = Symbol.for("OpenTelemetry SDK Context Key SUPPRESS_TRACING");
// Values of these say where a page begins and what is done; any other may be data.
const SHOWN_PARAMETERS = ["action_id", "offset", "limit"];

/**
 * Starts an internal span named after an operation. Each attempt is a client span below it, after OpenTelemetry's
 * conventions. No span holds a credential, a body or the value of a query parameter.
 *
 * @see [Conventions for HTTP clients](https://opentelemetry.io/docs/specs/semconv/http/http-spans/)
 */
export function startSpan(api: OpenTelemetry, name: string): CallSpan {
  const tracer = api.trace.getTracer("@ges-sdk/core");
  const outer = api.context?.active() ?? contextOf(new Map());
  const span = tracer.startSpan(name, { kind: INTERNAL }, outer);
  const inner = outer.setValue(SPAN, span);
  const run = <T>(context: Context, work: () => T): T => (api.context ? api.context.with(context, work) : work());
  return {
    within: (work) => run(inner, work),
    fail: (error) => markFailed(span, errorType(error)),
    end: () => span.end(),
    attempt(attempt) {
      const options = { kind: CLIENT, attributes: attributesOf(attempt) };
      const client = tracer.startSpan(nameOf(attempt), options, inner);
      const context = inner.setValue(SPAN, client);
      const headers: Record<string, string> = {};
      api.propagation?.inject(context, headers, {
        set: (carrier, key, value) => Object.assign(carrier, { [key]: value }),
      });
      return {
        headers,
        within: (work) => run(context.setValue(SUPPRESSED, true), work),
        end: (outcome) => endAttempt(client, outcome),
      };
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
    "url.full": redactedUrl(url),
    "server.address": hostname,
    "server.port": Number(port || (protocol === "https:" ? 443 : 80)),
    ...(template !== undefined && { "url.template": template }),
    ...(operationId !== undefined && { "rpc.method": operationId }),
    ...(number > 1 && { "http.request.resend_count": number - 1 }),
  };
}

function redactedUrl(text: string): string {
  const url = new URL(text);
  for (const name of new Set(url.searchParams.keys())) {
    if (!SHOWN_PARAMETERS.includes(name)) url.searchParams.set(name, "REDACTED");
  }
  return url.href;
}

function endAttempt(span: Span, { status, error, requestId }: AttemptOutcome): void {
  if (status !== undefined) span.setAttribute("http.response.status_code", status);
  if (requestId !== undefined) span.setAttribute("ges.request_id", requestId);
  if (error) markFailed(span, errorType(error));
  else if (status !== undefined && status >= 400) markFailed(span, String(status));
  span.end();
}

function markFailed(span: Span, type: string): void {
  span.setAttribute("error.type", type);
  span.setStatus({ code: ERROR });
}

function errorType(error: unknown): string {
  if (!(error instanceof Error)) return "_OTHER";
  const { status, code } = error as { status?: unknown; code?: unknown };
  return typeof status === "number" ? String(code ?? status) : (codesOf(error)[0] ?? error.name);
}

/** Creates a context, for programs that register a tracer but no context manager. */
function contextOf(values: ReadonlyMap<symbol, unknown>): Context {
  return {
    getValue: (key) => values.get(key),
    setValue: (key, value) => contextOf(new Map(values).set(key, value)),
    deleteValue: (key) => contextOf(new Map([...values].filter(([name]) => name !== key))),
  };
}
