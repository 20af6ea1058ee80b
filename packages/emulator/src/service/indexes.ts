import { refuse } from "../refusal.ts";
import type { World } from "../state/world.ts";
import { beginServiceJob, graphInService } from "./context.ts";
import type { BodyInput, CreateIndexBody, GraphInput } from "./input.ts";

/** The operations on indexes. */
export const indexOperations = {
  createIndex(world: World, { graph_name, body }: BodyInput<CreateIndexBody>) {
    const graph = graphInService(world, graph_name, "GES.8603");
    const { indexName, indexType, indexProperty = [] } = body;
    const hasLabel = String(body.hasLabel ?? false);
    if (hasLabel !== "true" && indexProperty.length === 0) {
      throw refuse("GES.8603", "Parameter indexProperty cannot be empty unless hasLabel is true");
    }
    if (graph.data.hasIndex(indexName)) throw refuse("GES.8603", `index [${indexName}] already exists`);
    return beginServiceJob(world, graph, { jobType: 8, request: body }, async () => {
      graph.data.addIndex({ indexName, indexType, hasLabel, indexProperty });
    });
  },

  listIndexes(world: World, { graph_name }: GraphInput) {
    const { data } = graphInService(world, graph_name, "GES.8605");
    return { data: { result: "success", indices: [...data.indexes()] } };
  },

  deleteIndex(world: World, { graph_name, index_name }: GraphInput & { index_name: string }) {
    const graph = graphInService(world, graph_name, "GES.8604");
    if (!graph.data.hasIndex(index_name)) throw refuse("GES.8604", `index [${index_name}] does not exist`);
    return beginServiceJob(world, graph, { jobType: 9, request: {}, isUnstoppable: true }, async () =>
      graph.data.deleteIndex(index_name),
    );
  },
};
