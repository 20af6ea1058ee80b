import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type EmulatorAnswer, type EmulatorRequest, MAX_BODY_BYTES, serialize } from "./message.ts";

/** A server that is listening. */
export interface Listener {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `handle` over HTTP. Port 0 takes a free one. */
export async function listen(
  handle: (request: EmulatorRequest) => Promise<EmulatorAnswer>,
  host: string,
  port: number,
): Promise<Listener> {
  const server = createServer(async (incoming, outgoing) => {
    try {
      const body = await readBody(incoming);
      const answer = await handle({
        method: incoming.method ?? "GET",
        url: new URL(pathOf(incoming), "http://emulator.localhost"),
        header: (name) => headerOf(incoming, name),
        body,
      });
      const { headers, text } = serialize(answer);
      // The rest of a body that was too large is not read, so the connection cannot be used again.
      if (body === "too large") outgoing.shouldKeepAlive = false;
      outgoing.writeHead(answer.status, { ...headers, "content-length": Buffer.byteLength(text) }).end(text);
    } catch {
      // Only a client that went away in the middle of its request gets here.
      outgoing.destroy();
    }
  });
  await listening(server, host, port);
  return { url: urlOf(server), close: () => closed(server) };
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array | "too large"> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) return "too large";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The path and query as they came, with no host a request line could smuggle in. */
function pathOf({ url = "/" }: IncomingMessage): string {
  return `/${url.replace(/^\/+/, "")}`;
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
