import { bodyPieces, brokenConnection, delay } from "./deliver.ts";
import { type Delivery, type EmulatorRequest, type EmulatorResponse, MAX_BODY_BYTES, serialize } from "./message.ts";

/** A function with the signature of `fetch` that asks `handle` and no network. */
export function fetchHandler(handle: (request: EmulatorRequest) => Promise<EmulatorResponse>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const bytes = new Uint8Array(await request.arrayBuffer());
    const answer = await handle({
      method: request.method,
      url: new URL(request.url),
      header: (name) => request.headers.get(name) ?? undefined,
      body: bytes.byteLength > MAX_BODY_BYTES ? "too large" : bytes,
      signal: request.signal,
    });
    request.signal.throwIfAborted();
    const { headers, text } = serialize(answer);
    const head = { status: answer.status, headers: { date: new Date().toUTCString(), ...headers } };
    return answer.delivery ? deliver(text, head, answer.delivery, request.signal) : new Response(text, head);
  };
}

async function deliver(text: string, head: ResponseInit, delivery: Delivery, signal: AbortSignal): Promise<Response> {
  await delay(delivery, signal);
  if (delivery.connection === "reset") throw brokenConnection("fetch failed", "ECONNRESET", "read ECONNRESET");
  const { ReadableStream } = await import("node:stream/web");
  return new Response(ReadableStream.from(bodyPieces(text, delivery, signal)) as BodyInit, head);
}
