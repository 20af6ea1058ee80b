import { refuse } from "../refusal.ts";
import type { Graph } from "../state/graph.ts";
import type { World } from "../state/world.ts";
import { findGraph, findGraphOr } from "./find.ts";
import type { ManagementInput } from "./input.ts";
import { refuseCreating, refuseDeleting, requireRunning } from "./states.ts";

/** The operations on how graphs are reached, as API v1.0 names their fields. */
export const networkOperations = {
  attachEip(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraphOr("GES.8011", world, graphId);
    requireRunning(graph);
    if (graph.eipId !== undefined) {
      throw refuse("GES.7038", "You cannot bind an EIP to a graph that has bound an EIP.");
    }
    bindEip(world, graph, String(body?.["eipId"]));
    return {};
  },

  detachEip(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraphOr("GES.8011", world, graphId);
    requireRunning(graph);
    if (graph.eipId === undefined) {
      throw refuse("GES.7039", "You cannot unbind an EIP from a graph that has not bound an EIP.");
    }
    if (graph.eipId !== body?.["eipId"]) throw refuse("GES.7033", "Invalid EIP ID. The graph has bound another EIP.");
    graph.eipId = undefined;
    graph.updated = world.agenda.now();
    return {};
  },

  changeSecurityGroup(world: World, { graphId, body }: ManagementInput) {
    const graph = findGraph(world, graphId);
    refuseCreating(graph);
    refuseDeleting(graph);
    graph.securityGroupId = String(body?.["securityGroupId"]);
    graph.updated = world.agenda.now();
    return {};
  },
};

/** Binds an EIP. Whatever its ID, there is such an EIP, unless it is another graph's. */
export function bindEip(world: World, graph: Graph, eipId: string): void {
  for (const other of world.graphs.values()) {
    if (other.eipId === eipId) throw refuse("GES.7033", "Invalid EIP ID. Another graph has bound this EIP.");
  }
  // Addresses of networks that are set aside for tests reach nobody by accident.
  if (!world.eips.has(eipId)) world.eips.set(eipId, world.newAddress("198.18"));
  graph.eipId = eipId;
  graph.updated = world.agenda.now();
}
