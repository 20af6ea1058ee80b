import { isLoopback } from "../config/loopback.ts";
import type { Settings } from "../config/settings.ts";
import { UsageError } from "../errors/usage-error.ts";
import type { Graph } from "./graph.ts";

/** Graph, as far as its address needs to be known. */
export type AddressedGraph = Pick<Graph, "name"> & Partial<Pick<Graph, "public_ip" | "private_ip" | "enable_https">>;

/** Returns the address that the settings have for every graph. An emulator serves both planes at one. */
export function knownGraphEndpoint({ graphEndpoint, endpoint }: Settings): string | undefined {
  if (graphEndpoint) return graphEndpoint.value;
  return endpoint && isLoopback(endpoint.value) ? endpoint.value : undefined;
}

/** Returns the address of a graph's service plane. */
export function graphEndpoint(settings: Settings, graph: AddressedGraph): string {
  const known = knownGraphEndpoint(settings);
  if (known !== undefined) return known;
  const [host] = (graph.public_ip || graph.private_ip || "").split(",");
  if (!host) {
    throw new UsageError(`Graph ${graph.name} has no address. Start it, or give its address as --graph-endpoint.`);
  }
  return `${graph.enable_https === false ? "http" : "https"}://${host}`;
}
