import { bodyPieces, brokenConnection, delay } from "./deliver.ts";
import { type Delivery, type EmulatorRequest, type EmulatorResponse, MAX_BODY_BYTES, serialize } from "./message.ts";

/** Function with the signature of `fetch` that calls `handle` instead of a network. */
export function fetchHandler(handle: (request: EmulatorRequest) => Promise<EmulatorResponse>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const bytes = new Uint8Array(await request.arrayBuffer());
    const response = await handle({
      method: request.method,
      url: new URL(request.url),
      header: (name) => request.headers.get(name) ?? undefined,
      body: bytes.byteLength > MAX_BODY_BYTES ? "too large" : bytes,
      signal: request.signal,
    });
    request.signal.throwIfAborted();
    const { headers, text } = await serialize(response);
    const head = { status: response.status, headers: { date: new Date().toUTCString(), ...headers } };
    return response.delivery ? deliver(text, head, response.delivery, request.signal) : new Response(text, head);
  };
}

async function deliver(text: string, head: ResponseInit, delivery: Delivery, signal: AbortSignal): Promise<Response> {
  await delay(delivery, signal);
  if (delivery.connection === "reset") throw brokenConnection("fetch failed", "ECONNRESET", "read ECONNRESET");
  const { ReadableStream } = await import("node:stream/web");
  return new Response(ReadableStream.from(bodyPieces(text, delivery, signal)) as BodyInit, head);
}
