import type { Index } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../../../errors/service-error.ts";
import { isDatabaseEdition } from "../../../state/graph-sizes.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { requireDatabaseEdition } from "../common/edition.ts";
import type { BodyInput, CreateIndexBody, GraphInput } from "../common/input.ts";
import { definedIndex, problemWithContents, problemWithIndexes } from "./new-index.ts";

/** The operations on indexes. */
export const indexOperations = {
  createIndex(state: ServiceState, { graph_name, body }: BodyInput<CreateIndexBody>) {
    const graph = graphInService(state, graph_name, "GES.8603");
    const problem = problemWithContents(body);
    if (problem !== undefined) throw badRequest("GES.8603", problem);
    if (graph.data.hasIndex(body.indexName)) throw badRequest("GES.8603", `index [${body.indexName}] already exists`);
    return beginServiceJob(state, graph, { jobType: 8, request: body, isWriting: true }, async () => {
      graph.data.addIndex(definedIndex(body));
    });
  },

  batchCreateIndexes(state: ServiceState, { graph_name, body }: BodyInput<{ indices: readonly CreateIndexBody[] }>) {
    const graph = graphInService(state, graph_name, "GES.8603");
    requireDatabaseEdition(graph, "GES.8603", "The creation of several indexes at once");
    const problem = problemWithIndexes(graph.data, body.indices);
    if (problem !== undefined) throw badRequest("GES.8603", problem);
    const { jobId } = beginServiceJob(state, graph, { jobType: 8, request: body, isWriting: true }, async () => {
      for (const index of body.indices) graph.data.addIndex(definedIndex(index));
    });
    return { jobId };
  },

  listIndexes(state: ServiceState, { graph_name }: GraphInput) {
    const { data, size } = graphInService(state, graph_name, "GES.8605");
    const indexes = [...data.indexes()];
    const indices = isDatabaseEdition(size) ? indexes.map(shownInDatabaseEdition) : indexes;
    return { data: { result: "success", indices } };
  },

  deleteIndex(state: ServiceState, { graph_name, index_name }: GraphInput & { index_name: string }) {
    const graph = graphInService(state, graph_name, "GES.8604");
    if (!graph.data.hasIndex(index_name)) throw badRequest("GES.8604", `index [${index_name}] does not exist`);
    return beginServiceJob(state, graph, { jobType: 9, request: {}, isUnstoppable: true, isWriting: true }, async () =>
      graph.data.deleteIndex(index_name),
    );
  },
};

/** The memory edition writes `hasLabel` as a text, this one does not. */
function shownInDatabaseEdition(index: Index) {
  return { ...index, hasLabel: index.hasLabel === "true" };
}
