import createFetchClient, { type Client } from "openapi-fetch";
import { GesConfigError } from "./errors/ges-config-error.ts";
import { buildPath, buildUrl, type Parameters, pathSegment } from "./http/build-url.ts";
import { checkAnswer } from "./http/check-answer.ts";
import { checkHeaders } from "./http/check-headers.ts";
import { type ExchangeSettings, exchange, type HttpRequest } from "./http/exchange.ts";
import { RetryBudget } from "./http/retry-budget.ts";
import { SYSTEM_TIMING } from "./http/timing.ts";
import type { CallOptions } from "./options/call-options.ts";
import { checkDuration } from "./options/check-duration.ts";
import type { ClientOptions } from "./options/client-options.ts";
import { checkEndpoint } from "./options/endpoint.ts";
import { paginate } from "./pages/paginate.ts";
import type { Route, Routes } from "./routes.ts";

/** The same methods, resolving to the parsed body and the response it came in. */
export type WithResponse<Operations> = {
  [Name in keyof Operations]: Operations[Name] extends (...parameters: infer Input) => Promise<infer Output>
    ? (...parameters: Input) => Promise<{ data: Output; response: Response }>
    : never;
};

/** What every client has beside its operations. */
export interface ClientExtras<Operations, Paths extends object, Pages> {
  /** The operations that list things, as async iterators over their items; `limit` is the size of a page. */
  paginate: Pages;

  /** The same methods, resolving to `{ data, response }`, for whoever needs the headers of an answer. */
  withResponse: WithResponse<Operations>;

  /** The client of openapi-fetch over the same transport: `{ data, error, response }`, and any path of the API. */
  fetchClient: Client<Paths>;
}

/**
 * Binds the operations of a description to a server.
 *
 * @param routes the description's routes
 * @param endpoint the server's URL
 * @param defaults path parameters that a call need not give
 * @throws {GesConfigError} when an option is wrong
 */
export function createClient<Operations, Paths extends object, Pages>(
  routes: Routes,
  endpoint: string,
  defaults: Parameters,
  options: ClientOptions,
): Operations & ClientExtras<Operations, Paths, Pages> {
  const base = checkEndpoint(endpoint, options.allowInsecureHttp);
  const settings = exchangeSettings(base, options);
  // A wrong default would fail every call; it is better found now, under the option's name.
  for (const [name, value] of Object.entries(defaults)) pathSegment(optionName(name), value);

  const withResponse: Record<string, unknown> = {};
  const operations: Record<string, unknown> = {};
  const pages: Record<string, unknown> = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const call = async (input: Parameters = {}, callOptions: CallOptions = {}) => {
      const request = requestOf(base, operationId, route, withDefaults(input, defaults), callOptions);
      const answer = await exchange(settings, request, callOptions);
      return { data: checkAnswer(answer), response: answer.response };
    };
    withResponse[operationId] = call;
    const operation = async (input?: Parameters, callOptions?: CallOptions) => (await call(input, callOptions)).data;
    operations[operationId] = operation;
    const { page } = route;
    if (page) {
      pages[operationId] = (input?: Parameters, callOptions?: CallOptions) =>
        paginate(operation, page, input, callOptions);
    }
  }
  return {
    ...(operations as Operations),
    withResponse: withResponse as WithResponse<Operations>,
    paginate: pages as Pages,
    fetchClient: fetchClientOf<Paths>(base, defaults, settings),
  };
}

/** `project_id` comes from the option `projectId`. */
function optionName(parameter: string): string {
  return parameter.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_ATTEMPT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

function exchangeSettings(base: string, options: ClientOptions): ExchangeSettings {
  if (typeof options.credentials?.authenticate !== "function") {
    throw new GesConfigError("credentials", "must be credentials such as tokenCredentials(token)");
  }
  return {
    origin: new URL(base).origin,
    credentials: options.credentials,
    fetch: options.fetch,
    timeoutMs: checkDuration("timeoutMs", options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    attemptTimeoutMs: checkDuration("attemptTimeoutMs", options.attemptTimeoutMs ?? DEFAULT_ATTEMPT_TIMEOUT_MS),
    maxResponseBytes: options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES,
    retry: options.retry,
    hooks: options.hooks ?? {},
    budget: new RetryBudget(),
    timing: SYSTEM_TIMING,
  };
}

function requestOf(
  base: string,
  operationId: string,
  route: Route,
  input: Parameters,
  options: CallOptions,
): HttpRequest {
  const url = buildUrl(base, route, input);
  const given = route.body ? input["body"] : undefined;
  if (route.body === "required" && given === undefined) {
    throw new GesConfigError("body", `is required by ${operationId} and was not given`);
  }
  const body = given === undefined ? undefined : jsonOf(given);
  return {
    operationId,
    template: route.path,
    method: route.method,
    url,
    headers: checkHeaders(body === undefined ? ACCEPT : ACCEPT_AND_SEND, options.headers),
    body,
    projectId: textOf(input["project_id"]),
    retry: route.retry,
  };
}

const ACCEPT = { accept: "application/json" };
const ACCEPT_AND_SEND = { ...ACCEPT, "content-type": "application/json" };

function jsonOf(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new GesConfigError("body", "cannot be written as JSON", { cause });
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** `undefined` stands for "not given", so it does not hide a default. */
function withDefaults(input: Parameters, defaults: Parameters): Parameters {
  const parameters = { ...defaults, ...input };
  for (const name of Object.keys(defaults)) parameters[name] ??= defaults[name];
  return parameters;
}

function fetchClientOf<Paths extends object>(
  base: string,
  defaults: Parameters,
  settings: ExchangeSettings,
): Client<Paths> {
  return createFetchClient<Paths>({
    baseUrl: base,
    pathSerializer: (url, parameters) => base + buildPath(url.slice(base.length), { ...defaults, ...parameters }),
    fetch: async (request) => {
      const text = await request.text();
      const answer = await exchange(
        settings,
        {
          operationId: undefined,
          template: undefined,
          method: request.method,
          url: request.url,
          headers: Object.fromEntries(request.headers),
          body: text === "" ? undefined : text,
          projectId: textOf(defaults["project_id"]),
          retry: request.method === "GET" ? "safe" : request.method === "DELETE" ? "idempotent" : "unsafe",
        },
        { signal: request.signal },
      );
      return answered(answer.response, answer.text);
    },
  });
}

/** A response that can be read once more. */
function answered({ status, statusText, headers }: Response, text: string): Response {
  const hasBody = status >= 200 && status !== 204 && status !== 205 && status !== 304;
  return new Response(hasBody ? text : null, { status, statusText, headers });
}
