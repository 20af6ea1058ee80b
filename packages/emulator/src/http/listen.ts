import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Certificate } from "./certificate.ts";
import { bodyPieces, delay } from "./deliver.ts";
import { type Delivery, type EmulatorRequest, type EmulatorResponse, MAX_BODY_BYTES, serialize } from "./message.ts";

// An import would load all that the module can give, the client of `fetch` among it, which takes as long as the rest.
const { createServer } = process.getBuiltinModule("node:http");

/** A server that is listening. */
export interface Listener {
  readonly url: string;
  close(): Promise<void>;
}

/** Where to listen, and with which certificate. */
export interface ListenOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Without one, HTTP is served, with one HTTPS. */
  readonly certificate: Certificate | undefined;
}

/** Serves `handle` over HTTP or HTTPS. */
export async function listen(
  handle: (request: EmulatorRequest) => Promise<EmulatorResponse>,
  { host, port, certificate }: ListenOptions,
): Promise<Listener> {
  const scheme = certificate ? "https" : "http";
  const base = `${scheme}://emulator.localhost`;
  const server = serverWith(certificate, async (incoming, outgoing) => {
    try {
      const body = await readBody(incoming);
      const response = await handle({
        method: incoming.method ?? "GET",
        url: new URL(pathOf(incoming), base),
        header: (name) => headerOf(incoming, name),
        body,
        // Created on demand: most requests get their response at once.
        get signal() {
          return goneSignal(outgoing);
        },
        peer: incoming.socket.remoteAddress ?? "",
      });
      const { headers, text } = await serialize(response);
      // The rest of a body that was too large is not read, so the connection cannot be used again.
      if (body === "too large") outgoing.shouldKeepAlive = false;
      const bytes = Buffer.byteLength(text);
      const head = { ...headers, "content-length": bytes };
      if (response.delivery) await deliver(outgoing, response.status, head, text, response.delivery);
      // Text in ASCII is the same bytes either way, and goes out faster so.
      else outgoing.writeHead(response.status, head).end(text, bytes === text.length ? "latin1" : "utf8");
    } catch {
      // A client that went away in the middle of its request, or a response that is to break in the middle.
      outgoing.destroy();
    }
  });
  await listening(server, host, port);
  return { url: urlOf(scheme, server), close: () => closed(server) };
}

function serverWith(certificate: Certificate | undefined, listener: RequestListener): Server {
  const options = { optimizeEmptyRequests: true };
  if (!certificate) return createServer(options, listener);
  const { key, certificate: cert } = certificate;
  return process.getBuiltinModule("node:https").createServer({ ...options, key, cert }, listener);
}

const goneSignals = new WeakMap<ServerResponse, AbortSignal>();

/** Aborted when the connection closes before the response is complete. */
function goneSignal(outgoing: ServerResponse): AbortSignal {
  const known = goneSignals.get(outgoing);
  if (known) return known;
  const gone = new AbortController();
  if (outgoing.destroyed) gone.abort();
  else outgoing.once("close", () => gone.abort());
  goneSignals.set(outgoing, gone.signal);
  return gone.signal;
}

async function deliver(
  outgoing: ServerResponse,
  status: number,
  head: OutgoingHttpHeaders,
  text: string,
  delivery: Delivery,
): Promise<void> {
  const gone = goneSignal(outgoing);
  await delay(delivery, gone);
  if (delivery.connection === "reset") {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(status, head);
  for await (const piece of bodyPieces(text, delivery, gone)) {
    await new Promise((resolve) => outgoing.write(piece, resolve));
  }
  outgoing.end();
}

const NO_BODY = new Uint8Array();

/** The body, unless it is longer than it may be. What has none is known by its headers. */
function readBody(incoming: IncomingMessage): EmulatorRequest["body"] | Promise<EmulatorRequest["body"]> {
  const { "content-length": length, "transfer-encoding": encoding } = incoming.headers;
  if (encoding === undefined && (length === undefined || length === "0")) return NO_BODY;
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    incoming.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
      else {
        incoming.pause();
        resolve("too large");
      }
    });
    incoming.once("end", () => resolve(Buffer.concat(chunks)));
    incoming.once("error", reject);
  });
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

function urlOf(scheme: string, server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `${scheme}://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
