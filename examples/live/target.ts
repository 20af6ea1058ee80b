import { readFileSync } from "node:fs";
import type { Credentials, ManagementClientOptions, ServiceClientOptions } from "@ges-sdk/core";
import { defaultCredentials, environmentProjectId } from "@ges-sdk/core/node";
import { createNodeTransport } from "@ges-sdk/core/undici";
import { createEmulator } from "@ges-sdk/emulator";
import { createManagementClient } from "@ges-sdk/v2";

/** The service to verify. */
export interface Target {
  readonly management: ManagementClientOptions;
  /** Address of a graph, if one can be reached. */
  readonly service: ServiceClientOptions | undefined;
  close(): Promise<void>;
}

/** Returns the service that the environment names, or else an emulator with one graph. */
export async function targetOf(environment: NodeJS.ProcessEnv): Promise<Target> {
  const { GES_REGION, HUAWEICLOUD_SDK_REGION, GES_ENDPOINT } = environment;
  if (!(GES_REGION || HUAWEICLOUD_SDK_REGION || GES_ENDPOINT)) return await emulated();
  const { GES_GRAPH: graphName, GES_GRAPH_ENDPOINT: endpoint, GES_GRAPH_CA: ca } = environment;
  const transport = ca ? createNodeTransport({ ca: readFileSync(ca) }) : undefined;
  const credentials: Credentials = defaultCredentials();
  const management = { projectId: environmentProjectId(), credentials };
  return {
    management,
    service: graphName && endpoint ? { ...management, graphName, endpoint, fetch: transport } : undefined,
    close: async () => transport?.close(),
  };
}

async function emulated(): Promise<Target> {
  const emulator = await createEmulator({ jobDuration: 10 });
  const management = { endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials };
  const ges = createManagementClient(management);
  const graph = {
    name: "movie",
    graph_size_type_index: "1",
    vpc_id: "vpc",
    subnet_id: "subnet",
    security_group_id: "group",
    crypt_algorithm: "generalCipher",
    enable_https: false,
  } as const;
  const { id: graph_id } = await ges.createGraph({ body: { graph } });
  await ges.waitForGraph({ graph_id }, { minIntervalMs: 10 });
  return { management, service: { ...management, graphName: "movie" }, close: () => emulator.close() };
}
