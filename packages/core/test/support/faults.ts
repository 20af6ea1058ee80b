import dns from "node:dns";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import { selfSigned } from "./certificates.ts";

/** A service with a fault. */
export interface Faulty {
  readonly endpoint: string;
  /** Number of requests that have arrived. */
  count(): number;
  stop(): Promise<void>;
}

/** Answers a request wrongly; `number` is 1 for the first. `held` is called when an answer was begun that will not end. */
type Responder = (request: IncomingMessage, response: ServerResponse, number: number, held: () => void) => void;

/** Starts a service with a fault. */
export type Fault = (held?: () => void) => Promise<Faulty>;

// Kept, for tests put their own in its place.
const { setTimeout: soon } = globalThis;

/** A gateway's page, and one that repeats what it was sent. */
const page = ({ headers }: IncomingMessage) => `<html>${JSON.stringify(headers)}</html>`;
/** An error of the gateway, which repeats it too. */
const rejected = ({ headers }: IncomingMessage) =>
  JSON.stringify({ error_code: "APIG.0301", error_msg: `Refused: ${JSON.stringify(headers)}` });

const slowDown =
  (retryAfter?: string): Responder =>
  (request, response) =>
    response.writeHead(429, retryAfter === undefined ? {} : { "retry-after": retryAfter }).end(rejected(request));

const FAULTY_ANSWERS = {
  "a reset before the headers": ({ socket }) => socket.resetAndDestroy(),
  "a reset in the body": ({ socket }, response) => {
    response.writeHead(200, { "content-length": 100 });
    // The client is to have seen the beginning.
    response.write('{"ok":', () => soon(() => socket.resetAndDestroy(), 2));
  },
  "JSON that breaks off": (_, response) => response.writeHead(200, { "content-length": 6 }).end('{"ok":'),
  "JSON under another content type": (_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end('{"ok":true}'),
  "a page with status 200": (request, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end(page(request)),
  "a slow first byte": (_, __, ___, held) => held(),
  "a slow body": (_, response, __, held) => {
    response.writeHead(200, { "content-length": 100 });
    response.write('{"ok":', () => soon(held, 2));
  },
  "429 with seconds to wait": slowDown("7"),
  "429 with a date to wait for": slowDown("Fri, 20 Nov 2026 00:00:30 GMT"),
  "429 without a word": slowDown(),
  "401 once": (request, response, number) =>
    number === 1 ? response.writeHead(401).end(rejected(request)) : response.end('{"ok":true}'),
  "401 always": (request, response) => response.writeHead(401).end(rejected(request)),
  "503 always": (request, response) => response.writeHead(503).end(page(request)),
  "a connection that the other side closes": ({ socket }) => socket.end(),
  "a pause beyond every limit": slowDown("3600"),
  "a redirect to another host": (_, response) =>
    response.writeHead(307, { location: "https://elsewhere.example/" }).end(),
  "a response that says nothing has changed": (_, response) => response.writeHead(304).end(),
  "an empty body with status 200": (_, response) => response.writeHead(200, { "content-length": 0 }).end(),
  "a body that declares 100 GB": (_, response) =>
    response.writeHead(200, { "content-length": 100_000_000_000 }).write('{"ok":'),
  "a failing statement with partial results": (_, response) =>
    response.writeHead(400).end(
      JSON.stringify({
        results: Array.from({ length: 500 }, (_, row) => ({ row: [row] })),
        errors: [{ code: "GES.8902", message: "Bad syntax" }],
      }),
    ),
} satisfies Record<string, Responder>;

/** A service whose answers are faulty. */
export const respondingWith =
  (answer: Responder): Fault =>
  (held = () => {}) =>
    started("http", (listener) => createServer(listener), answer, held);

/** Everything that can be wrong with a service, by what it is. */
export const FAULTS = {
  ...(Object.fromEntries(
    Object.entries(FAULTY_ANSWERS).map(([what, answer]) => [what, respondingWith(answer)]),
  ) as Record<keyof typeof FAULTY_ANSWERS, Fault>),
  "a name that does not exist": async () => {
    // A real resolver can take seconds to say so.
    const lookup = vi.spyOn(dns, "lookup").mockImplementation(notFound as typeof dns.lookup);
    return { ...nowhere("https://ges.does-not-exist.invalid"), stop: async () => lookup.mockRestore() };
  },
  "a certificate that nobody has signed": (held = () => {}) =>
    started(
      "https",
      (listener) => createTlsServer(selfSigned(), listener),
      (_, response) => response.end("{}"),
      held,
    ),
  "a port that nobody listens at": async () => {
    const { endpoint, stop } = await respondingWith(() => {})();
    await stop();
    return nowhere(endpoint);
  },
} satisfies Record<string, Fault>;

function notFound(name: string, _: unknown, tell: (error: Error) => void): void {
  process.nextTick(tell, Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: "ENOTFOUND" }));
}

function nowhere(endpoint: string): Faulty {
  return { endpoint, count: () => 0, stop: async () => {} };
}

async function started(
  scheme: string,
  create: (listener: RequestListener) => Server,
  answer: Responder,
  held: () => void,
): Promise<Faulty> {
  let count = 0;
  const server = create((request, response) => {
    count += 1;
    answer(request, response, count, held);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
