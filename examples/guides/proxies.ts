/** Sends every request through a proxy of the company, and trusts a certificate of its own. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { connect } from "node:net";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph({ port: 0 });
const { emulator } = world;
let tunnels = 0;
const proxy = createServer().on("connect", ({ url = "" }, socket) => {
  tunnels += 1;
  const [host = "", port] = url.split(":");
  const upstream = connect(Number(port), host, () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    upstream.pipe(socket).pipe(upstream);
  });
});
await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
const address = proxy.address();
const proxyUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
const target = { endpoint: emulator.url, ...emulator.credentials };

// #region proxy
import { createManagementClient } from "@ges-sdk/v2";
import { fetch, ProxyAgent } from "undici";

const dispatcher = new ProxyAgent(proxyUrl);
const ges = createManagementClient({
  ...target,
  fetch: ((url: string, init: object) => fetch(url, { ...init, dispatcher })) as unknown as typeof globalThis.fetch,
});
// #endregion
assert.equal((await ges.listGraphs()).graph_count, 1);
assert.equal(tunnels, 1);
await dispatcher.close();
proxy.close();

// #region certificate
import { Agent } from "undici";

function trusting(ca: string) {
  const dispatcher = new Agent({ connect: { ca } });
  return ((url: string, init: object) => fetch(url, { ...init, dispatcher })) as unknown as typeof globalThis.fetch;
}
// #endregion
assert.equal(typeof trusting(""), "function");
console.log(`${tunnels} tunnel through the proxy`);
