import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { CannotRunHere, type Cell, type Target } from "../cell.ts";
import { findChromium, versionOf } from "../tools.ts";

/** Bundles a program of a project into one file. */
async function bundled(project: string, file: string): Promise<string> {
  const entryPoints = [join(project, file)];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: "esm", platform: "browser", write: false });
  return outputFiles[0]?.text ?? "";
}

/** Serves a page with a program, and passes its requests on to the emulator, as the server of a web application does. */
async function servePage(program: string, { endpoint, ...target }: Target) {
  const page = `<script type="module">
    globalThis.target = { ...${JSON.stringify(target)}, endpoint: location.origin };
    ${program}
  </script>`;
  const server = createServer(async (request, response) => {
    if (request.url === "/") return response.setHeader("content-type", "text/html").end(page);
    const chunks = await Array.fromAsync(request);
    const { method = "GET", url, headers } = request;
    const sent = { "x-auth-token": String(headers["x-auth-token"]), "content-type": "application/json" };
    const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
    const passedOn = await fetch(endpoint + url, { method, headers: sent, ...body });
    response.writeHead(passedOn.status, { "content-type": "application/json" });
    return response.end(await passedOn.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/** Where only the client runs, and the emulator elsewhere. */
export const hostCells: Cell[] = [
  {
    row: "Client only",
    title: `workerd ${versionOf("workerd")}`,
    async run({ project, target }) {
      const { Miniflare } = await import("miniflare");
      const script = await bundled(project, "worker.js");
      const worker = new Miniflare({ modules: true, script, compatibilityDate: "2026-01-01", bindings: { target } });
      try {
        const status = await (await worker.dispatchFetch("http://localhost/")).text();
        if (status !== "success") throw new Error(`The worker answered ${status}`);
      } finally {
        await worker.dispose();
      }
    },
  },
  {
    row: "Client only",
    title: "headless Chromium",
    async run({ project, target }) {
      const executablePath = findChromium();
      if (executablePath === undefined) throw new CannotRunHere("no Chromium is installed");
      const { chromium } = await import("playwright-core");
      const page = await servePage(await bundled(project, "hosted.js"), target);
      const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
      try {
        const tab = await browser.newPage();
        await tab.goto(page.url);
        const status = await tab.evaluate("globalThis.outcome");
        if (status !== "success") throw new Error(`The page says ${status}`);
      } finally {
        await browser.close();
        page.close();
      }
    },
  },
];
