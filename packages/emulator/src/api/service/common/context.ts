import { badRequest, ServiceError } from "../../../errors/service-error.ts";
import type { ImportedFiles } from "../../../jobs/imported-file.ts";
import { ServiceJob, type Work } from "../../../jobs/service-job.ts";
import { type Graph, STATUS } from "../../../state/graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";

const IN_SERVICE: ReadonlySet<string> = new Set([STATUS.running, STATUS.backingUp, STATUS.importing, STATUS.exporting]);

/** The graph that a call is about, in service. */
export function graphInService(state: ServiceState, name: string, code: string): Graph {
  const graph = state.graphNamed(name);
  if (!graph || graph.isWithoutGraph) throw badRequest(code, `graph [${name}] is not found`);
  const { status, work } = (graph.inner && state.graphs.get(graph.inner.instanceId)) ?? graph;
  if (!IN_SERVICE.has(status) || work?.locksGraph) {
    throw new ServiceError(503, "GES.8602", "Engine service unavailable.");
  }
  return graph;
}

/** Kind of job to begin. */
interface JobKind {
  readonly jobType: number;
  readonly request: unknown;
  readonly isAlgorithm?: boolean;
  /** Set for the kinds that no page names among those that can be cancelled. */
  readonly isUnstoppable?: boolean;
  readonly isWriting?: boolean;
  readonly minimumMs?: number;
  readonly files?: ImportedFiles;
}

/** Begins a job on a graph and returns the response that names it. */
export function beginServiceJob<Result>(
  state: ServiceState,
  graph: Graph,
  kind: JobKind,
  work: Work<Result>,
): { jobId: string; jobType: number } {
  const job = newServiceJob<Result>(state, graph, kind);
  job.run(work);
  return { jobId: job.id, jobType: kind.jobType };
}

/** A job that is there but has not begun to work. */
export function newServiceJob<Result>(state: ServiceState, graph: Graph, kind: JobKind & { isHyg?: boolean }) {
  const { request, isAlgorithm = false, isUnstoppable = false, isWriting = false, files, isHyg } = kind;
  const minimumMs = kind.minimumMs ?? state.jobDurationMs;
  const { scheduler } = state;
  const fields = { request, isAlgorithm, isUnstoppable, isWriting, minimumMs, files, ...(isHyg && { isHyg }) };
  const job = new ServiceJob<Result>({ id: state.newId(), begun: scheduler.now(), ...fields }, scheduler);
  graph.jobs.set(job.id, job);
  return job;
}
