import type { TransportResponse } from "../options/transport.ts";

/** Returns a real `Response` for whatever a transport returned. */
export function realResponse(response: TransportResponse, text: string): Response {
  return response instanceof Response ? response : asResponse(response, text);
}

/** Creates a `Response` whose body can still be read. */
export function asResponse({ status, headers, url }: TransportResponse, text: string): Response {
  const copied = new Headers();
  headers.forEach((value, name) => {
    copied.append(name, value);
  });
  const hasBody = status >= 200 && status !== 204 && status !== 205 && status !== 304;
  const response = new Response(hasBody ? text : null, { status, headers: copied });
  return Object.defineProperty(response, "url", { value: url, configurable: true });
}
