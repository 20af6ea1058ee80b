import { badRequest } from "../../../errors/service-error.ts";
import type { Graph } from "../../../state/graph.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";

/** The operations that count vertices and edges by label. */
export const dataAssetsOperations = {
  buildDataAssets(state, { graph_name }) {
    const graph = graphInService(state, graph_name, "GES.8005");
    if (isCounting(graph)) throw badRequest("GES.8818", "The data assets are being generated.");
    const { jobId } = beginServiceJob(state, graph, { jobType: 1, request: {}, isUnstoppable: true }, async () => {
      const { verticesByLabel, edgesByLabel } = graph.data;
      const counted = state.scheduler.now();
      graph.assets = { counted, vertex: Object.fromEntries(verticesByLabel), edge: Object.fromEntries(edgesByLabel) };
    });
    const job = graph.jobs.get(jobId);
    if (job) graph.assetsJob = job;
    return { jobId };
  },

  showDataAssets(state, { graph_name }) {
    const graph = graphInService(state, graph_name, "GES.8005");
    if (!isCounting(graph) && !graph.assets) return { result: "success" };
    const { counted = 0, ...assets } = graph.assets ?? {};
    return {
      generating: isCounting(graph),
      ...(isCounting(graph) && { progress: "0%" }),
      ...(graph.assets && { last_generate_time: shownTime(counted), data_assets: assets }),
    };
  },
} satisfies Partial<ServiceHandlers>;

function isCounting(graph: Graph): boolean {
  return graph.assetsJob?.status === "running";
}

/** A time as only this operation writes it. */
function shownTime(ms: number): string {
  const time = new Date(ms);
  const day = [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()].join("-");
  return `${day} ${time.toISOString().slice(11, 19)}`;
}
