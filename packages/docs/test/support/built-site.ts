import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { serveSite } from "../../../../scripts/serve/site.ts";
import type { TryIt } from "../../../../scripts/serve/try-it.ts";
import { DIST } from "../../src/model/places.ts";

/** The HTML of a page of the built site, by its address. */
export function readPage(path: string): Promise<string> {
  return readFile(new URL(`.${path}index.html`, DIST), "utf8");
}

/** Serves the built site as `npm run serve` does, on a free port. */
export async function startSite(tryIt?: TryIt): Promise<{ url: string } & AsyncDisposable> {
  const server = await serveSite(fileURLToPath(DIST), 0, tryIt);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
