import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmulator, type Emulator, type EmulatorOptions } from "@ges-sdk/emulator";
import { createServiceClient, type ServiceClient } from "@ges-sdk/v1";
import { createManagementClient, type ManagementClient } from "@ges-sdk/v2";

const DATA = fileURLToPath(new URL("data/", import.meta.resolve("@ges-sdk/emulator/package.json")));

const FILES = {
  schema_path: "movies/schema.xml",
  vertexset_path: "movies/vertices.csv",
  edgeset_path: "movies/edges.csv",
};
const PATIENCE = { minIntervalMs: 5, maxIntervalMs: 20 };

/** Pace of an emulator on which everything but making the movie graph takes ages. */
export const AGES = "600000,CreateGraph=1,ImportGraph=1";

/** An emulator that listens, with the movie graph in it, and the environment that leads `ges` to it. */
export interface TestService extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly ges: ManagementClient;
  readonly graph: ServiceClient;
  readonly graphId: string;
  readonly environment: Readonly<Record<string, string>>;
}

export async function startService(settings: EmulatorOptions = {}): Promise<TestService> {
  const obs = await mkdtemp(join(tmpdir(), "ges-obs-"));
  await cp(DATA, obs, { recursive: true });
  const emulator = await createEmulator({ port: 0, obs, jobDuration: 50, ...settings });
  const options = { endpoint: emulator.url, ...emulator.credentials };
  const ges = createManagementClient(options);
  const network = { vpc_id: "vpc", subnet_id: "subnet", security_group_id: "group" };
  const choices = { crypt_algorithm: "generalCipher", enable_https: false } as const;
  const { id: graph_id } = await ges.createGraph({
    body: { graph: { name: "movie", graph_size_type_index: "1", ...network, ...choices } },
  });
  await ges.waitForGraph({ graph_id }, PATIENCE);
  const { job_id } = await ges.importGraph({ graph_id, body: FILES });
  await ges.waitForJob({ graph_id, job_id }, PATIENCE);
  return {
    emulator,
    ges,
    graph: createServiceClient({ ...options, graphName: "movie" }),
    graphId: graph_id,
    environment: {
      GES_ENDPOINT: emulator.url,
      GES_PROJECT_ID: emulator.credentials.projectId,
      GES_TOKEN: emulator.token,
    },
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await rm(obs, { recursive: true, force: true });
    },
  };
}
