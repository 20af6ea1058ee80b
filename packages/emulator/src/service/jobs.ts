import { refuse } from "../refusal.ts";
import { timestamp } from "../state/agenda.ts";
import type { Edge } from "../state/graph-data.ts";
import type { ServiceJob } from "../state/service-job.ts";
import type { World } from "../state/world.ts";
import type { AlgorithmResult } from "./algorithms.ts";
import { graphInService } from "./context.ts";
import type { QueryResult } from "./queries.ts";

const DEFAULT_LIMIT = 100_000;

interface Page {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

export function showJob(world: World, graphName: string, jobId: string, page: Page) {
  const job = graphInService(world, graphName, "GES.8301").jobs.get(jobId);
  if (!job) throw refuse("GES.8301", `can not find job, jobId is ${jobId}`);
  const { status, failReason, result } = job;
  return {
    status,
    ...(failReason !== undefined && { failReason }),
    ...(result !== undefined && { data: { outputs: outputs(result, page) } }),
  };
}

export function listJobs(world: World, graphName: string, { offset = 0, limit = DEFAULT_LIMIT }: Page) {
  const { jobs } = graphInService(world, graphName, "GES.8000");
  const newestFirst = [...jobs.values()].reverse();
  return { jobs: newestFirst.slice(offset, offset + limit).map(listed), result: "success" };
}

/** A job that has ended, or never was, is not there to be cancelled. */
export function cancelJob(world: World, graphName: string, jobId: string) {
  const job = graphInService(world, graphName, "GES.8303").jobs.get(jobId);
  if (job?.status !== "running") throw refuse("GES.8303", `can not find job to cancel, id is ${jobId}`);
  job.fail("The job was cancelled.", world.agenda.now());
  return {};
}

function listed({ id, request, isAlgorithm, status, begun, ended, failReason }: ServiceJob) {
  return {
    jobId: id,
    rawRequest: JSON.stringify(request),
    ...(isAlgorithm && { taskType: "Algorithm" }),
    canStop: status === "running",
    progress: status === "running" ? "0" : "100",
    startTime: timestamp(begun),
    ...(ended !== undefined && { endTime: timestamp(ended) }),
    ...(failReason !== undefined && { failReason }),
    status,
  };
}

function outputs(result: unknown, page: Page) {
  if (isAlgorithmResult(result)) {
    return { runtime: result.runtime, ...paged(result.name, result.results, page) };
  }
  const query = result as QueryResult;
  return "vertices" in query
    ? paged("vertices", query.vertices, page)
    : paged("edges", query.edges.map(shownEdge), page);
}

function isAlgorithmResult(result: unknown): result is AlgorithmResult {
  return typeof result === "object" && result !== null && "results" in result;
}

function paged(name: string, items: readonly unknown[], { offset = 0, limit = DEFAULT_LIMIT }: Page) {
  const page = items.slice(offset, offset + limit);
  return {
    [name]: page,
    data_return_size: page.length,
    data_offset: offset,
    data_total_size: items.length,
  };
}

function shownEdge({ index, ...edge }: Edge): Omit<Edge, "index"> & { index: string } {
  return { ...edge, index: String(index) };
}
