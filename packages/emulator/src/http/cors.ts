import { hostnameOf, isLoopback } from "./loopback.ts";
import type { EmulatorRequest, EmulatorResponse } from "./message.ts";

const METHODS = "GET, POST, PUT, DELETE";
/** Response headers that a page may read. */
const EXPOSED = "x-subject-token, retry-after";
const PREFLIGHT_LIFETIME_S = 600;

/** The origin of a page on this machine that sends a request, if one does. */
export function localOrigin({ header }: EmulatorRequest): string | undefined {
  const origin = header("origin");
  if (origin === undefined || !/^https?:\/\//.test(origin)) return undefined;
  return isLoopback(hostnameOf(origin.replace(/^https?:\/\//, "")) ?? "") ? origin : undefined;
}

/** Answers the question of a browser whether a page may send a request (CORS preflight); nothing for other requests. */
export function preflightResponse(request: EmulatorRequest): EmulatorResponse | undefined {
  const { method, header } = request;
  if (method !== "OPTIONS" || header("access-control-request-method") === undefined) return undefined;
  return {
    status: 200,
    headers: {
      "content-type": "text/plain",
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": header("access-control-request-headers") ?? "",
      "access-control-max-age": String(PREFLIGHT_LIFETIME_S),
    },
    body: "",
  };
}

/** The response, which the page with this origin may read. */
export function readableBy(origin: string, response: EmulatorResponse): EmulatorResponse {
  const headers = {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": EXPOSED,
    vary: "origin",
  };
  return { ...response, headers: { ...response.headers, ...headers } };
}
