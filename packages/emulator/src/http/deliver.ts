import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "./message.ts";

const PIECES = 10;

/** Waits for the delay of the response. Rejects when the client has gone. */
export async function delay({ delayMs = 0 }: Delivery, signal: AbortSignal): Promise<void> {
  if (delayMs > 0) await pause(delayMs, signal);
}

/** The body piece by piece, as slowly as it is to come. One that is to be truncated ends in an error. */
export async function* bodyPieces(
  text: string,
  { bodyMs = 0, connection }: Delivery,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const bytes = Buffer.from(text);
  const end = connection === "truncated" ? Math.floor(bytes.byteLength / 2) : bytes.byteLength;
  const size = bodyMs > 0 ? Math.max(1, Math.ceil(bytes.byteLength / PIECES)) : bytes.byteLength;
  for (let at = 0; at < end; at += size) {
    if (bodyMs > 0) await pause(bodyMs / PIECES, signal);
    yield bytes.subarray(at, Math.min(at + size, end));
  }
  if (connection === "truncated") throw brokenConnection("terminated", "UND_ERR_SOCKET", "other side closed");
}

/** The error that `fetch` of Node.js has for a connection that breaks. */
export function brokenConnection(message: string, code: string, reason: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(reason), { code }) });
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // The rejection carries the reason given to `abort`.
  await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}
