import { Counter, type GraphData, labelsOf } from "@ges-sdk/graph-engine/graph";
import { cooperativeYield } from "@ges-sdk/graph-engine/scheduling";
import { badRequest } from "../../../errors/service-error.ts";
import type { SchemaStructure } from "../../../state/overview.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";

/** Operations that report which labels the edges connect. */
export const schemaStructureOperations = {
  buildSchemaStructure(state, { graph_name }) {
    const graph = graphInService(state, graph_name, "GES.8000");
    return beginServiceJob(state, graph, { jobType: 1, request: {}, isUnstoppable: true }, async (signal) => {
      const structure = await structureOf(graph.data, signal);
      signal.throwIfAborted();
      graph.structure = structure;
    });
  },

  showSchemaStructure(state, { graph_name, detail }) {
    const { structure } = graphInService(state, graph_name, "GES.8000");
    if (!structure) throw badRequest("GES.8000", "Not found. Please check the input parameters.");
    if (detail === "FULL") return { schema: structure };
    const vertices = structure.vertices.map(({ vertex }) => ({ vertex }));
    const edges = structure.edges.map(({ source, target, relation }) => ({ source, target, relation }));
    return { schema: { vertices, edges } };
  },
} satisfies Partial<ServiceHandlers>;

async function structureOf(data: GraphData, signal: AbortSignal): Promise<SchemaStructure> {
  const yieldIfDue = cooperativeYield(signal);
  const kinds = new Counter();
  for (const { source, target, label } of data.edges()) {
    const [from, to] = [data.vertex(source), data.vertex(target)];
    // An edge between vertices with several labels is an edge between each two of them.
    for (const a of from ? labelsOf(from) : []) {
      for (const b of to ? labelsOf(to) : []) kinds.add(JSON.stringify([a, b, label]));
    }
    await yieldIfDue();
  }
  const vertices = Array.from(data.verticesByLabel, ([vertex, weight]) => ({ vertex, weight }));
  const edges = Array.from(kinds.counts, ([kind, weight]) => {
    const [source, target, relation]: [string, string, string] = JSON.parse(kind);
    return { source, target, relation, weight };
  });
  return { vertices, edges };
}
