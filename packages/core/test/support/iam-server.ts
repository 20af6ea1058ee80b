import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** Requests that the server received. */
export interface Asked {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

export type Responder = (response: ServerResponse, asked: Asked) => void;

/** A server on loopback that ends with the test, and notes what it was asked. */
export async function iamServer(answer: Responder): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server: Server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const question = { method, url, headers, body: await text(request) };
    asked.push(question);
    answer(response, question);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** IAM's answer to a right password. */
export function giveToken(response: ServerResponse, token = "token1", expiresAt = "2099-01-01T00:00:00.000000Z"): void {
  response.writeHead(201, { "content-type": "application/json", "x-subject-token": token });
  response.end(JSON.stringify({ token: { expires_at: expiresAt } }));
}
