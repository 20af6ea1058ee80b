import createOpenapiFetchClient, { type Client } from "openapi-fetch";
import { buildPath, type Parameters } from "../http/build-url.ts";
import { type ExchangeSettings, exchange } from "../http/exchange.ts";

/** Creates the openapi-fetch client that sends through our exchange, with its credentials, retries and deadlines. */
export function createFetchClient<Paths extends object>(
  base: string,
  defaults: Parameters,
  settings: ExchangeSettings,
): Client<Paths> {
  return createOpenapiFetchClient<Paths>({
    baseUrl: base,
    pathSerializer: (url, parameters) => base + buildPath(url.slice(base.length), { ...defaults, ...parameters }),
    fetch: async (request) => {
      const body = await request.text();
      const { project_id: projectId } = defaults;
      const { response, text, authHeaders } = await exchange(
        settings,
        {
          operationId: undefined,
          template: undefined,
          method: request.method,
          url: request.url,
          headers: Object.fromEntries(request.headers),
          body: body === "" ? undefined : body,
          projectId: typeof projectId === "string" ? projectId : undefined,
          retry: request.method === "GET" ? "safe" : request.method === "DELETE" ? "idempotent" : "unsafe",
        },
        { signal: request.signal },
      );
      if (response.ok) return unreadResponse(response, text);
      // A gateway's error page may repeat the request.
      const { authHeadersRedactor } = await import("../credentials/redact.ts");
      return unreadResponse(response, authHeadersRedactor(authHeaders)(text));
    },
  });
}

/** Creates a response whose body can still be read. */
function unreadResponse({ status, statusText, headers }: Response, text: string): Response {
  const hasBody = status >= 200 && status !== 204 && status !== 205 && status !== 304;
  return new Response(hasBody ? text : null, { status, statusText, headers });
}
