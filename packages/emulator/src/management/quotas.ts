import { refuse } from "../refusal.ts";
import type { World } from "../state/world.ts";
import { edgesOf } from "./sizes.ts";

/** The operations on quotas, as API v1.0 names their fields. */
export const quotaOperations = {
  listQuotas(world: World) {
    const { graphs, edges, backups, metadatas } = world.quotas;
    const left = (quota: number, used: number) => Math.max(0, quota - used);
    return {
      quotas: {
        resources: [
          { type: "graph", available: left(graphs, world.graphs.size), edgeVolume: left(edges, edgesIn(world)) },
          { type: "backup", available: left(backups, world.backups.size) },
          { type: "metadata", available: left(metadatas, world.metadatas.size) },
        ],
      },
    };
  },
};

/** Refuses more graphs, or more room for edges, when the quota does not hold them. */
export function requireRoom(world: World, more: { graphs: number; edges: number }): void {
  const { quotas, graphs } = world;
  if (graphs.size + more.graphs > quotas.graphs || edgesIn(world) + more.edges > quotas.edges) {
    throw refuse("GES.7018", "The number of graphs or edges reaches the upper limit.");
  }
}

function edgesIn({ graphs }: World): number {
  let edges = 0;
  for (const { size } of graphs.values()) edges += edgesOf(size);
  return edges;
}
