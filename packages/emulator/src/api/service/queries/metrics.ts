import { availableParallelism, freemem, totalmem } from "node:os";
import { graphInService } from "../common/context.ts";
import type { ServiceHandlers } from "../described.ts";
import { queriesOn } from "./running-queries.ts";

/** The operation that shows the load: that of the emulator's own process, which serves every graph. */
export const metricsOperations = {
  showMetrics(state, { project_id, graph_name, with_performance_metrics = true }) {
    const graph = graphInService(state, graph_name, "GES.8005");
    const overview = {
      ges_instance_name: `${graph.name}-ges-dn-1-1`,
      work_ip: graph.privateIp,
      role: "master",
      ...processorLoad(),
      mem_total: gigabytes(totalmem()),
      mem_usage: gigabytes(process.memoryUsage.rss()),
      mem_free: gigabytes(freemem()),
    };
    const running = [...graph.jobs.values()].filter(({ status }) => status === "running").length;
    return {
      project_id,
      id: graph.id,
      name: graph.name,
      timestamp: state.scheduler.now(),
      node_metrics: [{ overview, disk_details: [], network_details: [] }],
      ...(with_performance_metrics && {
        performance_metrics: {
          vertex_number: graph.data.vertexCount,
          edge_number: graph.data.edgeCount,
          running_jobs: running,
          running_queries: [...queriesOn(graph).list()].length,
        },
      }),
    };
  },
} satisfies Partial<ServiceHandlers>;

/** Shares of all processors that this process has used since its start, in percent. */
function processorLoad() {
  const { user, system } = process.cpuUsage();
  const available = process.uptime() * 1e6 * availableParallelism();
  return { cpu_usage: percent(user + system), cpu_usage_usr: percent(user), cpu_usage_sys: percent(system) };

  function percent(microseconds: number): number {
    return rounded((microseconds / available) * 100);
  }
}

function gigabytes(bytes: number): number {
  return rounded(bytes / 2 ** 30);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
