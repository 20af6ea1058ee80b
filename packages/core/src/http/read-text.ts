import { GesError } from "../errors/ges-error.ts";

/** Reads a body as text. Throws when it is longer than `maxBytes` bytes, counted after decompression. */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  const declared = Number(response.headers.get("content-length") ?? Number.NaN);
  if (declared <= maxBytes && !response.headers.has("content-encoding")) return response.text();
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of chunksOf(response.body)) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new GesError(`The response is longer than the ${maxBytes} bytes that \`maxResponseBytes\` allows`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

// Streams are not async iterable in every browser.
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
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
