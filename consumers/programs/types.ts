/** One name of every package, for compilers. */
import { GesApiError, type Hooks, tokenCredentials } from "@ges-sdk/core";
import { environmentCredentials } from "@ges-sdk/core/node";
import { createEmulator, type Emulator } from "@ges-sdk/emulator";
import { createServiceClient, type ServiceClient } from "@ges-sdk/v1";
import type { ManagementClient } from "@ges-sdk/v2";
import { connect, stopGraph } from "@ges-sdk/v2/management";
import { stopAndWait } from "./stop-and-wait.js";

export const hooks: Hooks = { onRetry: ({ operationId }) => console.log(operationId) };
export const credentials = [environmentCredentials(), tokenCredentials("token")];
export const emulator: Promise<Emulator> = createEmulator();
export const graph: ServiceClient = createServiceClient({
  endpoint: "https://192.168.0.4",
  graphName: "movie",
  projectId: "0123456789abcdef0123456789abcdef",
  credentials: tokenCredentials("token"),
});

export async function stop(ges: ManagementClient, graph_id: string): Promise<string | undefined> {
  try {
    await ges.stopGraph({ graph_id });
    return await stopAndWait({ region: "cn-north-4", credentials: tokenCredentials("token") });
  } catch (error) {
    return error instanceof GesApiError ? error.code : undefined;
  }
}

export const stopped = stopGraph(connect({ region: "cn-north-4", credentials: tokenCredentials("token") }), {
  graph_id: "0123",
});
