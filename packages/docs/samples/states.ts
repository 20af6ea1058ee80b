/** The states of the emulator in which samples begin. Each holds the movie graph. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmulator } from "@ges-sdk/emulator";
import { createServiceClient, type ServiceClient } from "@ges-sdk/v1";
import { createManagementClient, type ManagementClient } from "@ges-sdk/v2";
import { EMULATOR } from "../src/model/places.ts";

interface Clients {
  ges: ManagementClient;
  graph: ServiceClient;
  graph_id: string;
}

/** What a sample finds in its environment beside the address and the token. */
export type Variables = Record<string, string>;

const PATIENCE = { minIntervalMs: 5, maxIntervalMs: 20 };
const EIP = { eip_id: "02bd6dc1-5be8-430e-a4cd-2b0f6d0bb042" };
const NETWORK = {
  vpc_id: "vpc",
  subnet_id: "subnet",
  security_group_id: "group",
  crypt_algorithm: "generalCipher",
  enable_https: false,
} as const;
const FILES = {
  schemaPath: "movies/schema.xml",
  vertexsetPath: "movies/vertices.csv",
  edgesetPath: "movies/edges.csv",
};

async function done({ ges, graph_id }: Clients, started: Promise<{ job_id: string }>): Promise<string> {
  const { job_id } = await started;
  await ges.waitForJob({ graph_id, job_id }, PATIENCE);
  return job_id;
}

async function ended({ graph }: Clients, started: Promise<{ jobId?: string | undefined }>): Promise<string> {
  const { jobId = "" } = await started;
  await graph.waitForJob({ job_id: jobId }, PATIENCE);
  return jobId;
}

async function backup(clients: Clients): Promise<Variables> {
  const { ges, graph_id } = clients;
  await done(clients, ges.createBackup({ graph_id }));
  const { backup_list } = await ges.listGraphBackups({ graph_id });
  return { backup_id: String(backup_list[0]?.id) };
}

async function hygData(clients: Clients): Promise<Variables> {
  const { graph } = clients;
  await graph.createHygGraph({ body: { inEdge: true } });
  await ended(clients, graph.syncHygGraph({ body: { edge: [{ label: "rate", property: ["Score"] }] } }));
  return {};
}

/** Leaves an algorithm running, for jobs of the service plane take their time on this emulator. */
async function leaveRunning({ graph }: Clients): Promise<Variables> {
  const body = { algorithmName: "betweenness", parameters: {} } as const;
  return { job_id: (await graph.executeAlgorithm({ body })).jobId };
}

async function labelIndexes(clients: Clients): Promise<Variables> {
  for (const [indexName, indexType] of [
    ["vertexLabels", "GlobalCompositeVertexIndex"],
    ["edgeLabels", "GlobalCompositeEdgeIndex"],
  ] as const) {
    await ended(clients, clients.graph.createIndex({ body: { indexName, indexType, hasLabel: "true" } }));
  }
  return {};
}

const STATES = {
  running: async () => ({}),
  stopped: async (clients) => {
    await done(clients, clients.ges.stopGraph({ graph_id: clients.graph_id }));
    return {};
  },
  backup,
  async exportedBackup(clients) {
    const { backup_id = "" } = await backup(clients);
    const { graph_id, ges } = clients;
    await done(clients, ges.exportBackup({ graph_id, body: { backup_id, export_path: "movies/backup/" } }));
    return {};
  },
  async eip({ ges, graph_id }) {
    await ges.attachEip({ graph_id, body: EIP });
    return {};
  },
  async metadata({ ges }) {
    const { id } = await ges.uploadFromObs({ body: { metadata_path: "movies/schema.xml", name: "movie_schema" } });
    return { metadata_id: id };
  },
  async scene({ ges, graph_id }) {
    await ges.registerScenes({ graph_id, body: { scenes: [{ name: "Service ticket association analysis" }] } });
    return {};
  },
  managementJob: async (clients) => ({
    job_id: await done(clients, clients.ges.createBackup({ graph_id: clients.graph_id })),
  }),
  runningJob: leaveRunning,
  queryJob: async (clients) => ({
    job_id: await ended(clients, clients.graph.queryVertices({ body: { labels: ["user"], limit: 2 } })),
  }),
  indexes: labelIndexes,
  async twoLabels({ graph }) {
    await graph.addVertexLabel({ vertex_id: "Kaja_Elster", body: { label: "film" } });
    return {};
  },
  async dataAssets(clients) {
    await ended(clients, clients.graph.buildDataAssets({ body: {} }));
    return {};
  },
  async schemaStructure(clients) {
    await ended(clients, clients.graph.buildSchemaStructure());
    return {};
  },
  async permissions({ graph }) {
    await graph.grantPermissions({
      body: { userId: "test1", acl: [{ type: "read", detail: [{ label: "user", properties: ["Name"] }] }] },
    });
    return {};
  },
  async meetings({ graph }) {
    const properties = { from: [1], to: [2] };
    await graph.addEdge({ body: { source: "Kaja_Elster", target: "Mira_Brandt", label: "meets", properties } });
    return {};
  },
  permissionsEnabled: async () => ({}),
  databaseEdition: async () => ({}),
  async databaseTransaction(clients) {
    await labelIndexes(clients);
    return { commit: (await clients.graph.createTransaction({ body: {} })).commit };
  },
  hygEnabled: async () => ({}),
  async hyg({ graph }) {
    await graph.createHygGraph({ body: { inEdge: true } });
    return {};
  },
  hygData,
  async hygJob(clients) {
    await hygData(clients);
    const body = { algorithmName: "pagerank", parameters: {} } as const;
    return { job_id: await ended(clients, clients.graph.executeHygAlgorithm({ body })) };
  },
  async hygWaiting(clients) {
    await hygData(clients);
    const body = { algorithmName: "pagerank", parameters: {} } as const;
    await clients.graph.executeHygAlgorithm({ body });
    return { job_id: (await clients.graph.executeHygAlgorithm({ body })).jobId ?? "" };
  },
} satisfies Record<string, (clients: Clients) => Promise<Variables>>;

export type State = keyof typeof STATES;

const HYG = {
  enable_hyg: true,
  vertex_id_type: { id_type: "fixedLengthString", id_length: 20 },
} as const;

/** What the graph of a state is created with, where that is not the usual. */
function settingsOf(state: State): object {
  if (state.startsWith("hyg")) return HYG;
  if (state === "permissions" || state === "permissionsEnabled") return { enable_rbac: true };
  return state.startsWith("database") ? { graph_size_type_index: "6" } : {};
}

/** A fresh emulator in a state, listening, and the environment of a sample. */
export async function beginIn(state: State): Promise<{ environment: Variables } & AsyncDisposable> {
  const obs = await mkdtemp(join(tmpdir(), "ges-samples-"));
  await cp(fileURLToPath(new URL("data/", EMULATOR)), obs, { recursive: true });
  const isUnfinished = state === "runningJob" || state === "hygWaiting";
  const emulator = await createEmulator({
    port: 0,
    obs,
    seed: 1,
    jobDuration: isUnfinished ? "1500,CreateGraph=1" : 1,
  });
  const options = { endpoint: emulator.url, ...emulator.credentials };
  const ges = createManagementClient(options);
  const graph = createServiceClient({ ...options, graphName: "movie" });
  const { id: graph_id } = await ges.createGraph({
    body: { graph: { name: "movie", graph_size_type_index: "1", ...NETWORK, ...settingsOf(state) } },
  });
  await ges.waitForGraph({ graph_id }, PATIENCE);
  const clients = { ges, graph, graph_id };
  await ended(clients, graph.importGraph({ body: FILES }));
  const variables = await STATES[state](clients);
  return {
    environment: {
      GES_ENDPOINT: emulator.url,
      GES_PROJECT_ID: emulator.credentials.projectId,
      GES_TOKEN: emulator.token,
      GES_GRAPH_ID: graph_id,
      ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`GES_${name.toUpperCase()}`, value])),
    },
    async [Symbol.asyncDispose]() {
      await emulator.close();
      // An export that goes on writes files while they are removed.
      await rm(obs, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}
