import { isDatabaseEdition } from "../management/sizes.ts";
import { refuse } from "../refusal.ts";
import type { Index } from "../state/graph-data.ts";
import type { World } from "../state/world.ts";
import { beginServiceJob, graphInService } from "./context.ts";
import { requireDatabaseEdition } from "./edition.ts";
import type { BodyInput, CreateIndexBody, GraphInput } from "./input.ts";
import { definedIndex, problemWithContents, problemWithIndexes } from "./new-index.ts";

/** The operations on indexes. */
export const indexOperations = {
  createIndex(world: World, { graph_name, body }: BodyInput<CreateIndexBody>) {
    const graph = graphInService(world, graph_name, "GES.8603");
    const problem = problemWithContents(body);
    if (problem !== undefined) throw refuse("GES.8603", problem);
    if (graph.data.hasIndex(body.indexName)) throw refuse("GES.8603", `index [${body.indexName}] already exists`);
    return beginServiceJob(world, graph, { jobType: 8, request: body, isWriting: true }, async () => {
      graph.data.addIndex(definedIndex(body));
    });
  },

  batchCreateIndexes(world: World, { graph_name, body }: BodyInput<{ indices: readonly CreateIndexBody[] }>) {
    const graph = graphInService(world, graph_name, "GES.8603");
    requireDatabaseEdition(graph, "GES.8603", "The creation of several indexes at once");
    const problem = problemWithIndexes(graph.data, body.indices);
    if (problem !== undefined) throw refuse("GES.8603", problem);
    const { jobId } = beginServiceJob(world, graph, { jobType: 8, request: body, isWriting: true }, async () => {
      for (const index of body.indices) graph.data.addIndex(definedIndex(index));
    });
    return { jobId };
  },

  listIndexes(world: World, { graph_name }: GraphInput) {
    const { data, size } = graphInService(world, graph_name, "GES.8605");
    const indexes = [...data.indexes()];
    const indices = isDatabaseEdition(size) ? indexes.map(shownInDatabaseEdition) : indexes;
    return { data: { result: "success", indices } };
  },

  deleteIndex(world: World, { graph_name, index_name }: GraphInput & { index_name: string }) {
    const graph = graphInService(world, graph_name, "GES.8604");
    if (!graph.data.hasIndex(index_name)) throw refuse("GES.8604", `index [${index_name}] does not exist`);
    return beginServiceJob(world, graph, { jobType: 9, request: {}, isUnstoppable: true, isWriting: true }, async () =>
      graph.data.deleteIndex(index_name),
    );
  },
};

/** The memory edition writes `hasLabel` as a text, this one does not. */
function shownInDatabaseEdition(index: Index) {
  return { ...index, hasLabel: index.hasLabel === "true" };
}
