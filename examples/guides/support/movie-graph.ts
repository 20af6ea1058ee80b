import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type EmulatorOptions } from "@ges-sdk/emulator";
import { createServiceClient } from "@ges-sdk/v1";
import { createManagementClient } from "@ges-sdk/v2";

const DATA = new URL("../../../packages/emulator/data", import.meta.url);

/** Starts an emulator that holds the movie graph of its package, with clients of both planes. */
export async function startMovieGraph(settings: EmulatorOptions = {}) {
  const obs = await mkdtemp(join(tmpdir(), "ges-obs-"));
  await cp(DATA, obs, { recursive: true });
  const emulator = await createEmulator({ obs, jobDuration: 20, ...settings });
  const options = { endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials };
  const ges = createManagementClient(options);
  const graph = createServiceClient({ ...options, graphName: "movie" });
  const { id: graph_id } = await ges.createGraph({
    body: {
      graph: {
        name: "movie",
        graph_size_type_index: "1",
        vpc_id: "vpc",
        subnet_id: "subnet",
        security_group_id: "group",
        crypt_algorithm: "generalCipher",
        enable_https: false,
      },
    },
  });
  await ges.waitForGraph({ graph_id }, { minIntervalMs: 10 });
  const { jobId } = await graph.importGraph({
    body: { schemaPath: "movies/schema.xml", vertexsetPath: "movies/vertices.csv", edgesetPath: "movies/edges.csv" },
  });
  await graph.waitForJob({ job_id: jobId }, { minIntervalMs: 10 });
  return {
    emulator,
    options,
    ges,
    graph,
    graph_id,
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await rm(obs, { recursive: true, force: true });
    },
  };
}
