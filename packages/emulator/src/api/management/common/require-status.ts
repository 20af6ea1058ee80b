import { badRequest } from "../../../errors/service-error.ts";
import { type Graph, STATUS } from "../../../state/graph.ts";

/** Refuses what needs a running graph. */
export function requireRunning(graph: Graph): void {
  refuseCreating(graph);
  refuseBackingUp(graph);
  refuseDeleting(graph);
  if (graph.status !== STATUS.running) throw badRequest("GES.7001", "The graph is not running.");
}

/** Refuses what needs a graph in service or at rest: one that is neither is at work on something else. */
export function requireRunningOrStopped(graph: Graph): void {
  const { status } = graph;
  refuseCreating(graph);
  refuseBackingUp(graph);
  refuseDeleting(graph);
  if (status === STATUS.stopping) throw badRequest("GES.7003", "The graph is being stopped or is stopped.");
  if (status !== STATUS.running && status !== STATUS.stopped) throw badRequest("GES.7001", "The graph is not running.");
}

export function refuseCreating({ status }: Graph): void {
  if (status === STATUS.preparing) throw badRequest("GES.7042", "The graph is being created.");
}

export function refuseBackingUp({ status }: Graph): void {
  if (status === STATUS.backingUp) throw badRequest("GES.7002", "The graph is being backed up.");
}

export function refuseDeleting({ work }: Graph): void {
  if (work?.job.name === "DeleteGraph") {
    throw badRequest("GES.7054", "The graph is being deleted or has been deleted.");
  }
}
