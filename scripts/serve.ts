/** Keeps an emulator with a small graph and the documentation up, for a person to play with, until Ctrl-C. */
import { fileURLToPath } from "node:url";
import { createEmulator } from "@ges-sdk/emulator";
import { createManagementClient, createServiceClient } from "@ges-sdk/v1";
import { serveSite } from "./serve/site.ts";
import { tryItOn } from "./serve/try-it.ts";

const SITE = fileURLToPath(new URL("../packages/docs/dist/", import.meta.url));
const SITE_PORT = 8081;
const EMULATOR_PORT = 8080;

const emulator = await createEmulator({
  port: EMULATOR_PORT,
  token: "emulator-token",
  obs: "packages/emulator/data",
  cors: true,
});
const graph_id = await addMovieGraph();
const { projectId } = emulator.credentials;
const site = await serveSite(SITE, SITE_PORT, tryItOn(emulator, { project_id: projectId, graph_id }));

console.log(`The documentation  http://127.0.0.1:${SITE_PORT}/
The emulator       ${emulator.url}   (project ${projectId}, token ${emulator.token})
What it holds      ${emulator.url}/_emulator

The samples of the documentation run with their Run button, or in a shell after this:
  export GES_ENDPOINT=${emulator.url} GES_PROJECT_ID=${projectId}
  export GES_TOKEN=${emulator.token} GES_GRAPH_ID=${graph_id}

Ctrl-C ends both.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    site.close();
    site.closeAllConnections();
    await emulator.close();
  });
}

async function addMovieGraph(): Promise<string> {
  const options = { endpoint: emulator.url, ...emulator.credentials };
  const ges = createManagementClient(options);
  const graph = createServiceClient({ ...options, graphName: "movie" });
  const network = { vpcId: "vpc", subnetId: "subnet", securityGroupId: "group" };
  const { id: graph_id } = await ges.createGraph({
    body: { graph: { name: "movie", graphSizeTypeIndex: "1", ...network } },
  });
  await ges.waitForGraph({ graph_id }, { minIntervalMs: 50 });
  const folder = "movies";
  const files = { schemaPath: `${folder}/schema.xml`, vertexsetPath: `${folder}/vertices.csv` };
  const { jobId } = await graph.importGraph({ body: { ...files, edgesetPath: `${folder}/edges.csv` } });
  await graph.waitForJob({ job_id: jobId }, { minIntervalMs: 50 });
  return graph_id;
}
