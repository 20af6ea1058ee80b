import { badRequest } from "../../../errors/service-error.ts";
import { edgesOf } from "../../../state/graph-sizes.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import type { ManagementHandlers } from "../described.ts";

/** The operations on quotas, as API v1.0 names their fields. */
export const quotaOperations = {
  listQuotas(state) {
    const { graphs, edges, backups, metadatas } = state.quotas;
    const left = (quota: number, used: number) => Math.max(0, quota - used);
    return {
      quotas: {
        resources: [
          { type: "graph", available: left(graphs, state.instances().length), edgeVolume: left(edges, edgesIn(state)) },
          { type: "backup", available: left(backups, state.backups.size) },
          { type: "metadata", available: left(metadatas, state.metadatas.size) },
        ],
      },
    };
  },
} satisfies Partial<ManagementHandlers>;

/** Refuses more graphs, or more room for edges, when the quota does not hold them. */
export function requireRoom(state: ServiceState, more: { graphs: number; edges: number }): void {
  const { quotas } = state;
  if (state.instances().length + more.graphs > quotas.graphs || edgesIn(state) + more.edges > quotas.edges) {
    throw badRequest("GES.7018", "The number of graphs or edges reaches the upper limit.");
  }
}

function edgesIn(state: ServiceState): number {
  let edges = 0;
  for (const { size } of state.instances()) edges += edgesOf(size);
  return edges;
}
