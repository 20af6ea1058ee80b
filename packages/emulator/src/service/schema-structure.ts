import { refuse } from "../refusal.ts";
import { type GraphData, labelsOf } from "../state/graph-data.ts";
import type { SchemaStructure } from "../state/overview.ts";
import { Tally } from "../state/tally.ts";
import type { World } from "../state/world.ts";
import { beginServiceJob, graphInService } from "./context.ts";
import { givingWay } from "./give-way.ts";
import type { GraphInput } from "./input.ts";

/** The operations that tell which labels the edges connect. */
export const schemaStructureOperations = {
  buildSchemaStructure(world: World, { graph_name }: GraphInput) {
    const graph = graphInService(world, graph_name, "GES.8000");
    return beginServiceJob(world, graph, { jobType: 1, request: {}, isUnstoppable: true }, async (signal) => {
      graph.structure = await structureOf(graph.data, signal);
    });
  },

  showSchemaStructure(world: World, { graph_name, detail }: GraphInput & { detail?: "SIMPLE" | "FULL" }) {
    const { structure } = graphInService(world, graph_name, "GES.8000");
    if (!structure) throw refuse("GES.8000", "Not found. Please check the input parameters.");
    if (detail === "FULL") return { schema: structure };
    const vertices = structure.vertices.map(({ vertex }) => ({ vertex }));
    const edges = structure.edges.map(({ source, target, relation }) => ({ source, target, relation }));
    return { schema: { vertices, edges } };
  },
};

async function structureOf(data: GraphData, signal: AbortSignal): Promise<SchemaStructure> {
  const giveWay = givingWay(signal);
  const kinds = new Tally();
  for (const { source, target, label } of data.edges()) {
    const [from, to] = [data.vertex(source), data.vertex(target)];
    // An edge between vertices with several labels is an edge between each two of them.
    for (const a of from ? labelsOf(from) : []) {
      for (const b of to ? labelsOf(to) : []) kinds.add(JSON.stringify([a, b, label]));
    }
    await giveWay();
  }
  const vertices = Array.from(data.verticesByLabel, ([vertex, weight]) => ({ vertex, weight }));
  const edges = Array.from(kinds.counts, ([kind, weight]) => {
    const [source, target, relation] = JSON.parse(kind) as [string, string, string];
    return { source, target, relation, weight };
  });
  return { vertices, edges };
}
