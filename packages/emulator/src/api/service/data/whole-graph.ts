import { beginServiceJob, graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";

/** Version of the engine that the emulator stands for. */
const ENGINE_VERSION = "2.3.17";

/** The operations on a graph as a whole. */
export const graphOperations = {
  showGraphVersion(state, { graph_name }) {
    graphInService(state, graph_name, "GES.8001");
    return { version: ENGINE_VERSION };
  },

  showGraphSummary(state, { graph_name, label_details }) {
    const { data } = graphInService(state, graph_name, "GES.8001");
    const counts = { vertexNum: data.vertexCount, edgeNum: data.edgeCount };
    if (!label_details) return { data: counts };

    const indexes = [...data.indexes()].filter(({ hasLabel }) => hasLabel === "true");
    const hasVertexIndex = indexes.some(({ indexType }) => indexType === "GlobalCompositeVertexIndex");
    const hasEdgeIndex = indexes.some(({ indexType }) => indexType === "GlobalCompositeEdgeIndex");
    const missing = [
      ...(hasVertexIndex ? [] : ["Label index in vertices is not found."]),
      ...(hasEdgeIndex ? [] : ["Label index in edges is not found."]),
    ];
    return {
      data: {
        ...counts,
        labelDetails: {
          ...(hasVertexIndex && { labelInVertex: Object.fromEntries(data.verticesByLabel) }),
          ...(hasEdgeIndex && { labelInEdge: Object.fromEntries(data.edgesByLabel) }),
          ...(missing.length > 0 && { errorCode: "GES.8017", errorMessage: missing.join("") }),
        },
      },
    };
  },

  clearGraph(state, { graph_name, body }) {
    const graph = graphInService(state, graph_name, "GES.8012");
    const { jobId } = beginServiceJob(
      state,
      graph,
      { jobType: 1, request: body ?? {}, isUnstoppable: true, isWriting: true },
      async () => {
        graph.data.clear();
        if (body?.clearMetadata) for (const { name } of [...graph.data.labels()]) graph.data.deleteLabel(name);
      },
    );
    return { jobId };
  },
} satisfies Partial<ServiceHandlers>;
