import { type EmulatorAnswer, type EmulatorRequest, MAX_BODY_BYTES, serialize } from "./message.ts";

/** A function with the signature of `fetch` that asks `handle` and no network. */
export function fetchHandler(handle: (request: EmulatorRequest) => Promise<EmulatorAnswer>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const bytes = new Uint8Array(await request.arrayBuffer());
    const answer = await handle({
      method: request.method,
      url: new URL(request.url),
      header: (name) => request.headers.get(name) ?? undefined,
      body: bytes.byteLength > MAX_BODY_BYTES ? "too large" : bytes,
    });
    request.signal.throwIfAborted();
    const { headers, text } = serialize(answer);
    return new Response(text, { status: answer.status, headers: { date: new Date().toUTCString(), ...headers } });
  };
}
