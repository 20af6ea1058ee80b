import { badRequest } from "../../../errors/service-error.ts";
import type { Graph } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { findGraph, findGraphOr } from "../common/find-graph.ts";
import { refuseCreating, refuseDeleting, requireRunning } from "../common/require-status.ts";
import type { HandlersV2, ManagementHandlers } from "../described.ts";

/** The operations on how graphs are reached, as API v1.0 names their fields. */
export const networkOperations = {
  attachEip(state, { graphId, body }) {
    const graph = findGraphOr("GES.8011", state, graphId);
    requireRunning(graph);
    if (graph.eipId !== undefined) {
      throw badRequest("GES.7038", "You cannot bind an EIP to a graph that has bound an EIP.");
    }
    bindEip(state, graph, body.eipId);
    return {};
  },

  detachEip(state, { graphId, body }) {
    const graph = findGraphOr("GES.8011", state, graphId);
    requireRunning(graph);
    if (graph.eipId === undefined) {
      throw badRequest("GES.7039", "You cannot unbind an EIP from a graph that has not bound an EIP.");
    }
    if (graph.eipId !== body.eipId) throw badRequest("GES.7033", "Invalid EIP ID. The graph has bound another EIP.");
    graph.eipId = undefined;
    graph.updated = state.scheduler.now();
    return {};
  },
} satisfies Partial<ManagementHandlers>;

/** Network operations of API v2. */
export const networkOperationsV2 = {
  changeSecurityGroup(state, { graphId, body }) {
    const graph = findGraph(state, graphId);
    refuseCreating(graph);
    refuseDeleting(graph);
    graph.securityGroupId = body.securityGroupId;
    graph.updated = state.scheduler.now();
    return {};
  },
} satisfies Partial<HandlersV2>;

/** Binds an EIP. Whatever its ID, there is such an EIP, unless it is another graph's. */
export function bindEip(state: ServiceState, graph: Graph, eipId: string): void {
  for (const other of state.graphs.values()) {
    if (other.eipId === eipId) throw badRequest("GES.7033", "Invalid EIP ID. Another graph has bound this EIP.");
  }
  // Addresses of networks that are set aside for tests reach nobody by accident.
  if (!state.eips.has(eipId)) state.eips.set(eipId, state.newAddress("198.18"));
  graph.eipId = eipId;
  graph.updated = state.scheduler.now();
}
