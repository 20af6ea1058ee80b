import { GesError } from "../errors/ges-error.ts";
import type { TransportResponse } from "../options/transport.ts";

/** Reads a body as text. Throws when it is longer than `maxBytes` bytes, counted after decompression. */
export async function readText(response: TransportResponse, maxBytes: number): Promise<string> {
  const declared = Number(response.headers.get("content-length") ?? Number.NaN);
  if (declared > maxBytes) {
    response.body?.cancel().catch(() => {});
    throw tooLong(maxBytes, ` (${declared} bytes)`);
  }
  if (declared <= maxBytes && !response.headers.has("content-encoding")) return response.text();
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of chunksOf(response.body)) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLong(maxBytes, "");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function tooLong(maxBytes: number, declared: string): GesError {
  return new GesError(`The response is longer${declared} than the ${maxBytes} bytes that \`maxResponseBytes\` allows`);
}

// Streams are not async iterable in every browser.
async function* chunksOf(body: NonNullable<TransportResponse["body"]>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      if (value) yield value;
    }
  } finally {
    // Ends the transfer when the reader stops early; does nothing when it is over.
    await reader.cancel().catch(() => {});
  }
}
