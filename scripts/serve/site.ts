import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import type { TryIt } from "./try-it.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".yaml": "application/yaml",
};

/**
 * Serves the files of a folder on loopback, `index.html` where the address ends with a slash. With `tryIt`, pages can run
 * their samples.
 */
export async function serveSite(folder: string, port: number, tryIt?: TryIt): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (await tryIt?.answer(request, response)) return;
    const { url = "/" } = request;
    const path = fileAt(folder, url);
    const kind = path === undefined ? undefined : await stat(path).catch(() => undefined);
    if (path && kind?.isFile()) {
      return tryIt && path.endsWith(".html") ? sendPage(response, path, tryIt) : send(response, 200, path);
    }
    if (path && kind?.isDirectory()) return redirect(response, url);
    send(response, 404, join(folder, "404.html"));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return server;
}

function fileAt(folder: string, url: string): string | undefined {
  try {
    const path = join(folder, normalize(decodeURIComponent(new URL(url, "http://localhost").pathname)));
    return path.startsWith(folder) ? (path.endsWith("/") ? `${path}index.html` : path) : undefined;
  } catch {
    return undefined;
  }
}

function redirect(response: ServerResponse, url: string): void {
  response.writeHead(308, { location: `${new URL(url, "http://localhost").pathname}/` }).end();
}

function send(response: ServerResponse, status: number, file: string): void {
  const stream = createReadStream(file);
  stream.once("error", () => response.writeHead(404).end("Not found"));
  stream.once("open", () => {
    response.writeHead(status, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    stream.pipe(response);
  });
}

async function sendPage(response: ServerResponse, file: string, tryIt: TryIt): Promise<void> {
  const html = await readFile(file, "utf8");
  response.writeHead(200, { "content-type": TYPES[".html"] });
  response.end(html.replace("<html", () => `<html${tryIt.attribute}`));
}
