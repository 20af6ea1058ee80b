/** Keeps an emulator with a small graph and the documentation up, for a person to play with, until Ctrl-C. */
import { fileURLToPath } from "node:url";
import { createEmulator } from "@ges-sdk/emulator";
import { createManagementClient, createServiceClient } from "@ges-sdk/v1";
import { serveSite } from "./serve/site.ts";

const SITE = fileURLToPath(new URL("../packages/docs/dist/", import.meta.url));
const SITE_PORT = 8081;
const EMULATOR_PORT = 8080;

const emulator = await createEmulator({ port: EMULATOR_PORT, token: "emulator-token", obs: "packages/emulator/data" });
await addMovieGraph();

const site = await serveSite(SITE, SITE_PORT);

const { projectId } = emulator.credentials;
console.log(`The documentation  http://127.0.0.1:${SITE_PORT}/
The emulator       ${emulator.url}   (project ${projectId}, token ${emulator.token})
What it holds      ${emulator.url}/_emulator

Try it:
  curl -H "X-Auth-Token: ${emulator.token}" ${emulator.url}/v2/${projectId}/graphs
  curl -H "X-Auth-Token: ${emulator.token}" ${emulator.url}/ges/v1.0/${projectId}/graphs/movie/summary

Ctrl-C ends both.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    site.close();
    site.closeAllConnections();
    await emulator.close();
  });
}

async function addMovieGraph(): Promise<void> {
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
}
