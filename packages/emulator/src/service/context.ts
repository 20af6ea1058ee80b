import { Refusal, refuse } from "../refusal.ts";
import { type Graph, STATUS } from "../state/graph.ts";
import { ServiceJob, type Work } from "../state/service-job.ts";
import type { World } from "../state/world.ts";
import type { ImportedFiles } from "../storage/imported-file.ts";

const IN_SERVICE: ReadonlySet<string> = new Set([STATUS.running, STATUS.backingUp, STATUS.importing, STATUS.exporting]);

/** The graph that a call is about, in service. */
export function graphInService(world: World, name: string, code: string): Graph {
  const graph = world.graphNamed(name);
  if (!graph) throw refuse(code, `graph [${name}] is not found`);
  if (!IN_SERVICE.has(graph.status) || graph.work?.locksGraph) {
    throw new Refusal(503, "GES.8602", "Engine service unavailable.");
  }
  return graph;
}

/** Begins a job on a graph, and gives the answer that names it. */
export function beginServiceJob<Result>(
  world: World,
  graph: Graph,
  kind: {
    jobType: number;
    request: unknown;
    isAlgorithm?: boolean;
    /** Set for the kinds that no page names among those that can be cancelled. */
    isUnstoppable?: boolean;
    isWriting?: boolean;
    minimumMs?: number;
    files?: ImportedFiles;
  },
  work: Work<Result>,
): { jobId: string; jobType: number } {
  const { request, isAlgorithm = false, isUnstoppable = false, isWriting = false, files } = kind;
  const minimumMs = kind.minimumMs ?? world.jobDurationMs;
  const { agenda } = world;
  const begun = agenda.now();
  const beginning = { id: world.newId(), request, isAlgorithm, isUnstoppable, isWriting, begun, minimumMs, files };
  const job = new ServiceJob<Result>(beginning, agenda);
  graph.jobs.set(job.id, job);
  job.run(work);
  return { jobId: job.id, jobType: kind.jobType };
}
