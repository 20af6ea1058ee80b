import { GesConfigError } from "../errors/ges-config-error.ts";
import { nameOperation } from "../errors/ges-error.ts";
import { buildUrl, type Parameters } from "../http/build-url.ts";
import { checkHeaders } from "../http/check-headers.ts";
import { type HttpResponse, parseResponse } from "../http/check-response.ts";
import { exchange } from "../http/exchange.ts";
import { exchangeSettings } from "../http/exchange-settings.ts";
import type { HttpRequest } from "../http/http-request.ts";
import { writeJson } from "../http/json.ts";
import { limitsOf } from "../http/limits.ts";
import type { Route } from "../http/route.ts";
import type { ExchangeSettings } from "../http/settings.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { checkEndpoint } from "../options/endpoint.ts";
import { pathDefaults } from "./path-defaults.ts";

/** A server and everything that all calls to it share: credentials, retries, timeouts. */
export interface Connection {
  /** URL that the paths of operations follow. */
  readonly base: string;
  /** Transport, credentials, retries and limits of all calls. */
  readonly settings: ExchangeSettings;
  /** Path parameters that calls may leave out. */
  readonly given: Parameters;
  /** The same, with the project looked up if none is given. */
  readonly defaults: ReturnType<typeof pathDefaults>;
  /** Loads the places of 64-bit integers in responses. */
  readonly int64Fields: Int64Fields | undefined;
}

/** Loads the places of 64-bit integers in responses, by operation. */
export type Int64Fields = () => Promise<{ readonly INT64_FIELDS: Readonly<Record<string, readonly string[]>> }>;

/**
 * Creates the connection that operations are called on.
 *
 * @param endpoint base URL of the server
 * @param given path parameters that calls may leave out
 * @param int64Fields loads the places of 64-bit integers, where the client wants them as bigints
 * @throws {GesConfigError} when an option is wrong
 */
export function connectTo(
  endpoint: string,
  given: Parameters,
  options: ClientOptions,
  int64Fields?: Int64Fields,
): Connection {
  const base = checkEndpoint("endpoint", endpoint, options.allowInsecureHttp);
  const settings = exchangeSettings(base, options);
  return { base, settings, given, defaults: pathDefaults(given, options), int64Fields };
}

/** Calls an operation; resolves to the parsed body and the response that held it. */
export async function call(
  { base, settings, given, defaults, int64Fields }: Connection,
  operationId: string,
  route: Route,
  input: Parameters = {},
  options: CallOptions = {},
): Promise<{ data: unknown; received: HttpResponse }> {
  try {
    const limits = limitsOf(settings, options);
    const parameters = withDefaults(input, input["project_id"] ? given : await defaults(limits));
    const request = requestOf(base, operationId, route, parameters, options, settings.headers);
    // Loaded before anything is sent: what was done must not fail afterwards.
    const fields = settings.integers === "bigint" ? await int64Fields?.() : undefined;
    const exact = fields && (await import("../http/int64-fields.ts"));
    const received = await exchange(settings, request, options, limits);
    const data = parseResponse(received);
    return { data: exact ? exact.withBigints(data, fields.INT64_FIELDS[operationId]) : data, received };
  } catch (error) {
    nameOperation(error, operationId);
    throw error;
  }
}

function requestOf(
  base: string,
  operationId: string,
  route: Route,
  input: Parameters,
  options: CallOptions,
  ofClient: Readonly<Record<string, string>>,
): HttpRequest {
  const url = buildUrl(base, route, input);
  const given = route.body ? input["body"] : undefined;
  if (route.body === "required" && given === undefined) {
    throw new GesConfigError("body", `is required by ${operationId} and was not given`);
  }
  const body = given === undefined ? undefined : writeJson(given);
  return {
    operationId,
    template: route.path,
    method: route.method,
    url,
    headers: checkHeaders({ ...(body === undefined ? ACCEPT : ACCEPT_AND_SEND), ...ofClient }, options.headers),
    body,
    projectId: textOf(input["project_id"]),
    retry: route.retry,
  };
}

const ACCEPT = { accept: "application/json" };
const ACCEPT_AND_SEND = { ...ACCEPT, "content-type": "application/json" };

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** `undefined` stands for "not given", so it does not hide a default. */
function withDefaults(input: Parameters, defaults: Parameters): Parameters {
  const parameters = { ...defaults, ...input };
  for (const name of Object.keys(defaults)) parameters[name] ??= defaults[name];
  return parameters;
}
