/** Keeps an emulator with a small graph and the rendered docs up, for a person to play with, until Ctrl-C. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createEmulator } from "@ges-sdk/emulator";
import { createManagementClient, createServiceClient } from "@ges-sdk/v1";

const DOCS = new URL("../packages/docs/dist/", import.meta.url).pathname;
const DOCS_PORT = 8081;
const EMULATOR_PORT = 8080;
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".yaml": "application/yaml",
};

const emulator = await createEmulator({ port: EMULATOR_PORT, token: "emulator-token", obs: "packages/emulator/data" });
await addMovieGraph();

const docs = createServer(async ({ url = "/" }, answer) => {
  const path = join(DOCS, normalize(new URL(url, "http://localhost").pathname));
  const file = path.endsWith("/") ? `${path}index.html` : path;
  if (!file.startsWith(DOCS) || !(await stat(file).catch(() => undefined))?.isFile()) {
    answer.writeHead(404).end("Not found");
    return;
  }
  answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(answer);
});
docs.listen(DOCS_PORT, "127.0.0.1");

const { projectId } = emulator.credentials;
console.log(`The rendered docs  http://127.0.0.1:${DOCS_PORT}/
The emulator       ${emulator.url}   (project ${projectId}, token ${emulator.token})
What it holds      ${emulator.url}/_emulator

Try it:
  curl -H "X-Auth-Token: ${emulator.token}" ${emulator.url}/v2/${projectId}/graphs
  curl -H "X-Auth-Token: ${emulator.token}" ${emulator.url}/ges/v1.0/${projectId}/graphs/movie/summary

Ctrl-C ends both.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    docs.close();
    docs.closeAllConnections();
    await emulator.close();
  });
}

async function addMovieGraph(): Promise<void> {
  const options = { endpoint: emulator.url, ...emulator.credentials };
  const ges = createManagementClient(options);
  const graph = createServiceClient({ ...options, graphName: "movie" });
  const settings = { graphSizeTypeIndex: "1", vpcId: "vpc", subnetId: "subnet", securityGroupId: "group" };
  const { id: graph_id } = await ges.createGraph({ body: { graph: { name: "movie", ...settings } } });
  await ges.waitForGraph({ graph_id }, { minIntervalMs: 50 });
  const folder = "movies";
  const files = { schemaPath: `${folder}/schema.xml`, vertexsetPath: `${folder}/vertices.csv` };
  const { jobId } = await graph.importGraph({ body: { ...files, edgesetPath: `${folder}/edges.csv` } });
  await graph.waitForJob({ job_id: jobId }, { minIntervalMs: 50 });
}
