import { command } from "../../command/command.ts";
import { UsageError } from "../../errors/usage-error.ts";
import { GRAPH_OPTION, LIMIT } from "../../options/shared-options.ts";
import { listResult, type Result } from "../../output/result.ts";
import { jobRow } from "../../progress/finish-job.ts";
import { findGraph, PAGE_SIZE } from "../../session/find-graph.ts";
import { type FoundJob, findJob } from "../../session/find-job.ts";
import type { Graph } from "../../session/graph.ts";
import type { Session } from "../../session/session.ts";

const DEFAULT_LIMIT = 20;

export const JOB = { summary: "ID of the job" } as const;
export const JOB_GRAPH = {
  ...GRAPH_OPTION,
  summary: "name or ID of the job's graph; needed for a job inside a graph, such as an algorithm",
} as const;

export const listJobs = command({
  name: "jobs list",
  operation: "v2/listJobs",
  summary: "List jobs, the newest first",
  options: {
    graph: { ...GRAPH_OPTION, summary: "name or ID of the graph whose jobs to list" },
    inside: { kind: "flag", summary: "list the jobs inside the graph, such as algorithms and queries; needs --graph" },
    limit: { ...LIMIT, summary: `longest list; ${DEFAULT_LIMIT} unless given` },
  },
  examples: [
    { line: "ges jobs list --limit 5", summary: "The newest five jobs of the project" },
    { line: "ges jobs list --graph movie --inside", summary: "Algorithms and queries in the graph" },
  ],
  async run({ graph: nameOrId, inside, limit: max = DEFAULT_LIMIT }, session) {
    const graph = nameOrId === undefined ? undefined : await findGraph(session, nameOrId);
    if (inside && graph) return await listInside(session, graph, max);
    if (inside) throw new UsageError("--inside lists the jobs of one graph. Name it with --graph.");
    const { paginate } = await session.management();
    const input = { limit: Math.min(max, PAGE_SIZE), ...(graph && { graph_name: graph.name }) };
    const jobs = await paginate.listJobs(input, { signal: session.signal }).toArray({ max });
    return listResult(jobs, "job_id", jobRow);
  },
});

async function listInside(session: Session, graph: Graph, max: number): Promise<Result> {
  const { paginate } = await session.service(graph);
  const input = { limit: Math.min(max, PAGE_SIZE) };
  const jobs = await paginate.listJobs(input, { signal: session.signal }).toArray({ max });
  return listResult(jobs, "jobId", ({ jobId, taskType, status, progress, startTime, endTime, failReason }) => ({
    id: jobId,
    job: taskType,
    status,
    progress,
    begun: startTime,
    ended: endTime,
    reason: failReason,
  }));
}

export const showJob = command({
  name: "jobs show",
  operation: "v2/showJob",
  summary: "Show a job, of a graph or inside one",
  arguments: { job: JOB },
  options: { graph: JOB_GRAPH },
  examples: [{ line: "ges jobs show $JOB --graph movie", summary: "State of the job, and why it failed" }],
  run: async ({ job, graph }, session) => jobResult(job, await findJob(session, job, graph)),
});

export function jobResult(job_id: string, { plane, job }: FoundJob): Result {
  if (plane === "management") return { data: job, view: jobRow(job), id: "job_id" };
  const { status, failReason, data } = job;
  return { data: { jobId: job_id, ...job }, view: { id: job_id, status, reason: failReason, data }, id: "jobId" };
}
