import type { ServiceState } from "../../../state/service-state.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import type { BodyInput, GraphInput } from "../common/input.ts";

/** Version of the engine that the emulator stands for. */
const ENGINE_VERSION = "2.3.17";

/** The operations on a graph as a whole. */
export const graphOperations = {
  showGraphVersion(state: ServiceState, { graph_name }: GraphInput) {
    graphInService(state, graph_name, "GES.8001");
    return { version: ENGINE_VERSION };
  },

  showGraphSummary(state: ServiceState, { graph_name, label_details }: GraphInput & { label_details?: boolean }) {
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

  clearGraph(state: ServiceState, { graph_name, body }: BodyInput<{ clearMetadata?: boolean } | undefined>) {
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
};
