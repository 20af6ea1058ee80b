import { badRequest, ServiceError } from "../../../errors/service-error.ts";
import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";

/** The graph a call is about. */
export function findGraph(state: ServiceState, graphId: string): Graph {
  const graph = state.graphs.get(graphId);
  if (graph && !graph.inner) return graph;
  // The pages have 400 for this code; the vendor's Terraform provider takes nothing but 404 for a graph that is gone.
  const status = state.compatibility === "documented" ? 400 : 404;
  throw new ServiceError(status, "GES.7000", "The graph does not exist or has been deleted.");
}

/** The graph a call is about, for operations that have a code of their own for one that is not there. */
export function findGraphOr(code: string, state: ServiceState, graphId: string): Graph {
  const graph = state.graphs.get(graphId);
  if (!graph || graph.inner) throw badRequest(code, `graph [${graphId}] is not found`);
  return graph;
}
