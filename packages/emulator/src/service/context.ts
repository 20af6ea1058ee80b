import { randomUUID } from "node:crypto";
import { Refusal, refuse } from "../refusal.ts";
import { type Graph, STATUS } from "../state/graph.ts";
import { ServiceJob, type Work } from "../state/service-job.ts";
import type { World } from "../state/world.ts";

/** The graph that a call is about, in service. */
export function graphInService(world: World, name: string, code: string): Graph {
  const graph = world.graphNamed(name);
  if (!graph) throw refuse(code, `graph [${name}] is not found`);
  if (graph.status !== STATUS.running && graph.status !== STATUS.backingUp) {
    throw new Refusal(503, "GES.8602", "Engine service unavailable.");
  }
  return graph;
}

/** Begins a job on a graph, and gives the answer that names it. */
export function beginServiceJob<Result>(
  world: World,
  graph: Graph,
  kind: { jobType: number; request: unknown; isAlgorithm?: boolean },
  work: Work<Result>,
): { jobId: string; jobType: number } {
  const job = new ServiceJob(randomUUID(), kind.request, kind.isAlgorithm === true, work, world.jobDurationMs, () =>
    world.agenda.now(),
  );
  graph.jobs.set(job.id, job);
  return { jobId: job.id, jobType: kind.jobType };
}
