import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";
import type { Certified } from "./certificates.ts";

/** A proxy on loopback that ends with the test, and keeps what it was asked to connect to. */
export async function startProxy({ tls, status = 200 }: { tls?: Certified; status?: number } = {}) {
  const targets: string[] = [];
  const authorizations: unknown[] = [];
  const callers: unknown[] = [];
  const server: Server = tls
    ? createTlsServer({ ...tls, requestCert: true, rejectUnauthorized: false })
    : createServer();
  const sockets = new Set<{ destroy(): void }>();
  server.on("connect", ({ url = "", headers }, socket) => {
    targets.push(url);
    authorizations.push(headers["proxy-authorization"]);
    callers.push(socket instanceof TLSSocket ? socket.getPeerCertificate().subject?.CN : undefined);
    sockets.add(socket);
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const [host = "", port] = url.split(":");
    const upstream = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.pipe(socket).pipe(upstream);
    });
    for (const one of [socket, upstream]) one.on("error", () => {});
    sockets.add(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    targets,
    authorizations,
    callers,
  };
}
