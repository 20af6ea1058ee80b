import type { ClientOptions, Middleware } from "@ges-sdk/core";
import type { ServiceClient } from "@ges-sdk/v1";
import type { ManagementClient } from "@ges-sdk/v2";
import { type FoundCredentials, findCredentials } from "../config/credentials.ts";
import { loadSettings, type Settings } from "../config/settings.ts";
import type { Globals } from "../options/global-options.ts";
import { debugHooks } from "../output/debug.ts";
import { durationMs } from "./duration.ts";
import { type AddressedGraph, graphEndpoint, knownGraphEndpoint } from "./graph-endpoint.ts";
import { once } from "./once.ts";

/** One run of a command: its settings, its clients, and the way to end it. */
export interface Session {
  readonly globals: Globals;
  /** Fires on Ctrl-C. */
  readonly signal: AbortSignal;
  /** `--timeout`, in milliseconds. */
  readonly timeoutMs: number | undefined;
  settings(): Promise<Settings>;
  credentials(): Promise<FoundCredentials>;
  /** Options of every client: credentials, timeouts, debugging, `--dry-run`. */
  clientOptions(): Promise<ClientOptions>;
  /** Client of the management plane. */
  management(): Promise<ManagementClient>;
  /** Client of the service plane of a graph. */
  service(graph: AddressedGraph): Promise<ServiceClient>;
  /** Address of the service plane, if the settings have one for every graph. */
  graphAddress(): Promise<string | undefined>;
}

/**
 * Creates the session of one run.
 *
 * @param dryRuns middleware of a dry run, if it is one
 */
export function createSession(globals: Globals, signal: AbortSignal, dryRuns: Middleware | undefined): Session {
  const timeoutMs = globals.timeout === undefined ? undefined : durationMs("--timeout", globals.timeout);
  const settings = once(() => loadSettings(globals));
  const credentials = once(async () => findCredentials(await settings()));
  const clientOptions = once(async (): Promise<ClientOptions> => {
    const { region, projectId } = await settings();
    return {
      region: region?.value,
      projectId: projectId?.value,
      credentials: (await credentials()).credentials,
      timeoutMs,
      allowInsecureHttp: globals.allowInsecureHttp,
      middleware: dryRuns ? [dryRuns] : [],
      appInfo: { name: "ges-cli" },
      ...(globals.debug && { hooks: debugHooks }),
    };
  });
  const management = once(async () => {
    const { createManagementClient } = await import("@ges-sdk/v2");
    const { endpoint } = await settings();
    return createManagementClient({ ...(await clientOptions()), endpoint: endpoint?.value });
  });
  return {
    globals,
    signal,
    timeoutMs,
    settings,
    credentials,
    clientOptions,
    management,
    graphAddress: async () => knownGraphEndpoint(await settings()),
    async service(graph) {
      const { createServiceClient } = await import("@ges-sdk/v1");
      const endpoint = graphEndpoint(await settings(), graph);
      return createServiceClient({ ...(await clientOptions()), endpoint, graphName: graph.name });
    },
  };
}
