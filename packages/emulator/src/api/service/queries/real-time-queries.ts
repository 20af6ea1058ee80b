import type { RunningQuery } from "@ges-sdk/graph-engine/scheduling";
import { timestamp } from "../../../jobs/scheduler.ts";
import type { ServiceJob } from "../../../jobs/service-job.ts";
import type { Graph } from "../../../state/graph.ts";
import { edgesOf, isDatabaseEdition } from "../../../state/graph-sizes.ts";
import { graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";
import { queriesOn } from "./running-queries.ts";

/** Operations that report what a graph is doing. */
export const realTimeQueryOperations = {
  listRealTimeQueries(state, { graph_name, summary = false }) {
    const graph = graphInService(state, graph_name, "GES.8005");
    const instance_name = `${graph.name}-ges-dn-1-1`;
    // That edition lists queries in Cypher only.
    const now = state.scheduler.now();
    const queries = [...queriesOn(graph).list()].map((query) => shownRunning(query, now));
    if (isDatabaseEdition(graph.size)) return { instance_name, current_queries: queries };
    // HyG is an engine beside the one that is queried here.
    const running = [...graph.jobs.values()].filter(({ status, isHyg }) => status === "running" && !isHyg);
    const writing = running.filter(({ isWriting }) => isWriting);
    return {
      instance_name,
      ...shownCapacity(graph),
      read_waiting_queue_length: 0,
      read_running_queue_length: running.length - writing.length + queries.length,
      write_waiting_queue_length: 0,
      write_running_queue_length: writing.length,
      ...(!summary && { current_queries: [...running.map((job) => shownQuery(job, now)), ...queries] }),
    };
  },
} satisfies Partial<ServiceHandlers>;

function shownCapacity({ size, data }: Graph) {
  const capacity = edgesOf(size);
  return {
    edge_capacity: capacity,
    edge_number: data.edgeCount,
    edge_usage: Math.round((data.edgeCount / capacity) * 10_000) / 100,
    vertex_number: data.vertexCount,
  };
}

function shownRunning({ id, text, elapsedMs }: RunningQuery, now: number) {
  return {
    request_id: id,
    status: "RUNNING",
    request: text,
    running_duration: elapsedMs / 1000,
    pending_duration: 0,
    begin_time: timestamp(now - elapsedMs),
    progress: 0,
  };
}

function shownQuery({ id, request, begun }: ServiceJob, now: number) {
  return {
    request_id: id,
    status: "RUNNING",
    request: JSON.stringify(request),
    // The clock can be put back.
    running_duration: Math.max(0, now - begun) / 1000,
    pending_duration: 0,
    begin_time: timestamp(begun),
    progress: 0,
  };
}
