import createOpenapiFetchClient, { type Client } from "openapi-fetch";
import { asResponse } from "../http/as-response.ts";
import { buildPath, type Parameters } from "../http/build-url.ts";
import { exchange } from "../http/exchange.ts";
import { hasLongDigits, parseJson, writeJson } from "../http/json.ts";
import type { ExchangeSettings } from "../http/settings.ts";

/** Creates the openapi-fetch client that sends through our exchange, with its credentials, retries and deadlines. */
export function createFetchClient<Paths extends object>(
  base: string,
  defaults: Parameters,
  settings: ExchangeSettings,
): Client<Paths> {
  return createOpenapiFetchClient<Paths>({
    baseUrl: base,
    bodySerializer: writeJson,
    pathSerializer: (url, parameters) => base + buildPath(url.slice(base.length), { ...defaults, ...parameters }),
    fetch: async (request) => {
      const body = await request.text();
      const { project_id: projectId } = defaults;
      const { response, text, redact } = await exchange(
        settings,
        {
          operationId: undefined,
          template: undefined,
          method: request.method,
          url: request.url,
          headers: { ...settings.headers, ...Object.fromEntries(request.headers) },
          body: body === "" ? undefined : body,
          projectId: typeof projectId === "string" ? projectId : undefined,
          retry: request.method === "GET" ? "safe" : request.method === "DELETE" ? "idempotent" : "unsafe",
        },
        { signal: request.signal },
      );
      // A gateway's error page may repeat the request.
      return asResponse(response, withDecimalStrings(response.ok ? text : redact(text)));
    },
  });
}

/** Writes large integers as strings, for openapi-fetch parses bodies itself. */
function withDecimalStrings(text: string): string {
  const body = hasLongDigits(text) ? parseJson(text) : undefined;
  return body === undefined ? text : JSON.stringify(body);
}
