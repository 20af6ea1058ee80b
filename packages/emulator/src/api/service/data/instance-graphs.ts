import { GraphData } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../../../errors/service-error.ts";
import type { ServiceJob } from "../../../jobs/service-job.ts";
import { type Graph, STATUS } from "../../../state/graph.ts";
import { isDatabaseEdition } from "../../../state/graph-sizes.ts";
import { newGraph } from "../../../state/new-graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginServiceJob, graphInService } from "../common/context.ts";
import { requireDatabaseEdition } from "../common/edition.ts";
import type { ServiceHandlers } from "../described.ts";

/** The operations on the graphs of an instance of the database edition. */
export const instanceGraphOperations = {
  listGraphs(state) {
    const graphs = instancesIn(state).flatMap((instance) => [instance, ...state.graphsInside(instance)]);
    return { graphs: graphs.filter(({ isWithoutGraph }) => !isWithoutGraph).map(listed), result: "success" };
  },

  createGraph(state, { body: { graphName, ...types } }) {
    const [instance] = instancesIn(state).filter(({ status }) => status === STATUS.running);
    if (!instance)
      throw badRequest(
        "GES.8005",
        "There is no instance to create the graph in: no graph of the database edition is running.",
      );
    if (types.idType === "fixedLengthString" && types.idLength === undefined) {
      throw badRequest("GES.8005", "Parameter error! idLength is missing.");
    }
    const old = state.graphNamed(graphName);
    if (old && !old.isWithoutGraph) throw badRequest("GES.8012", `graph [${graphName}] already exists`);
    if (old) {
      old.isWithoutGraph = false;
      return { result: "success" };
    }
    const graph = newGraph(state, graphName, instance.settings, new GraphData());
    graph.status = STATUS.running;
    state.graphs.set(graph.id, { ...graph, inner: { instanceId: instance.id, ...types } });
    return { result: "success" };
  },

  deleteGraph(state, { graph_name }) {
    const graph = graphInService(state, graph_name, "GES.8301");
    requireDatabaseEdition(graph, "GES.8005", "The deletion of a graph on the service plane");
    const instance = (graph.inner && state.graphs.get(graph.inner.instanceId)) ?? graph;
    for (const job of graph.jobs.values()) job.fail("The graph was deleted.", state.scheduler.now());
    // A job of the instance, for it outlives the graph.
    const kind = { jobType: 1, request: { graphName: graph_name }, isUnstoppable: true, isWriting: true };
    const { jobId } = beginServiceJob(state, instance, kind, async () => {
      if (graph !== instance) return void state.graphs.delete(graph.id);
      graph.data = new GraphData();
      graph.isWithoutGraph = true;
    });
    return { jobId };
  },
} satisfies Partial<ServiceHandlers>;

/** The job that deleted a graph, which is asked for under the name of the graph. */
export function deletionJob(state: ServiceState, jobId: string): ServiceJob | undefined {
  for (const { jobs } of instancesIn(state)) if (jobs.has(jobId)) return jobs.get(jobId);
  return undefined;
}

function instancesIn(state: ServiceState): Graph[] {
  return state.instances().filter(({ size }) => isDatabaseEdition(size));
}

function listed({ name, settings, inner }: Graph) {
  const { idType, idLength } = inner ?? settings.vertexIdType ?? {};
  const sortKeyType = inner?.sortKeyType ?? settings.sortKeyType;
  return {
    graphName: name,
    ...(idType !== undefined && { idType }),
    ...(idLength !== undefined && { idLength }),
    ...(sortKeyType !== undefined && { sortKeyType }),
    averageImportRate: 0,
  };
}
