import type { Index } from "@ges-sdk/graph-engine/graph";
import type { IndexDefinition as IndexJson } from "../../../compiled/service-v1-handlers.ts";
import { badRequest } from "../../../errors/service-error.ts";
import { isDatabaseEdition } from "../../../state/graph-sizes.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { requireDatabaseEdition } from "../common/edition.ts";
import type { ServiceHandlers } from "../described.ts";
import { definedIndex, problemWithContents, problemWithIndexes } from "./new-index.ts";

/** The operations on indexes. */
export const indexOperations = {
  createIndex(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8603");
    const problem = problemWithContents(body);
    if (problem !== undefined) throw badRequest("GES.8603", problem);
    if (graph.data.hasIndex(body.indexName)) throw badRequest("GES.8603", `index [${body.indexName}] already exists`);
    return beginServiceJob(state, graph, { jobType: 8, request: body, isWriting: true }, async () => {
      graph.data.addIndex(definedIndex(body));
    });
  },

  batchCreateIndexes(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8603");
    requireDatabaseEdition(graph, "GES.8603", "The creation of several indexes at once");
    const problem = problemWithIndexes(graph.data, body.indices);
    if (problem !== undefined) throw badRequest("GES.8603", problem);
    const { jobId } = beginServiceJob(state, graph, { jobType: 8, request: body, isWriting: true }, async () => {
      for (const index of body.indices) graph.data.addIndex(definedIndex(index));
    });
    return { jobId };
  },

  listIndexes(state, { graph_name }) {
    const { data, size } = graphInService(state, graph_name, "GES.8605");
    const indices = Array.from(data.indexes(), (index) => indexJson(index, isDatabaseEdition(size)));
    return { data: { result: "success", indices } };
  },

  deleteIndex(state, { graph_name, index_name }) {
    const graph = graphInService(state, graph_name, "GES.8604");
    if (!graph.data.hasIndex(index_name)) throw badRequest("GES.8604", `index [${index_name}] does not exist`);
    return beginServiceJob(state, graph, { jobType: 9, request: {}, isUnstoppable: true, isWriting: true }, async () =>
      graph.data.deleteIndex(index_name),
    );
  },
} satisfies Partial<ServiceHandlers>;

/** Representation of an index. The memory edition writes `hasLabel` as a text, the database edition does not. */
function indexJson({ hasLabel, ...index }: Index, isInDatabaseEdition: boolean): IndexJson {
  const isOfLabels = hasLabel === "true";
  return { ...index, hasLabel: isInDatabaseEdition ? isOfLabels : `${isOfLabels}` };
}
