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
import { createNodeTransport } from "@ges-sdk/core/undici";
import { createManagementClient } from "@ges-sdk/v2";

const transport = createNodeTransport({ proxy: proxyUrl });
const ges = createManagementClient({ ...target, fetch: transport });
// #endregion
assert.equal((await ges.listGraphs()).graph_count, 1);
assert.equal(tunnels, 1);
await transport.close();
proxy.close();

// #region certificate
import { readFile } from "node:fs/promises";

async function trusting(file: string) {
  return createNodeTransport({ ca: await readFile(file) });
}
// #endregion
await assert.rejects(trusting(import.meta.filename), /^GesConfigError: ca: /);

// #region diagnose
import { diagnose } from "@ges-sdk/core/node";

const diagnosis = await diagnose(target);
if (!diagnosis.ok) console.error(String(diagnosis));
// #endregion
assert.equal(diagnosis.ok, true);
console.log(`${tunnels} tunnel through the proxy`);
