import type { AlgorithmResult, ResultList } from "@ges-sdk/graph-engine/algorithms";
import { badRequest } from "../../../errors/service-error.ts";
import { timestamp } from "../../../jobs/scheduler.ts";
import type { ServiceJob } from "../../../jobs/service-job.ts";
import { graphInService } from "../common/context.ts";
import { shownFiles } from "../data/import-export.ts";
import { deletionJob } from "../data/instance-graphs.ts";
import type { ServiceHandlers } from "../described.ts";
import type { QueryResult } from "../queries/queries.ts";

const DEFAULT_LIMIT = 100_000;

/** Part of a list to return. */
export interface Page {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/** The operations on jobs. */
export const jobOperations = {
  showJob(state, { graph_name, job_id, ...page }) {
    const named = state.graphNamed(graph_name);
    const isKnown = named !== undefined && !named.isWithoutGraph;
    const job =
      (isKnown ? graphInService(state, graph_name, "GES.8301").jobs.get(job_id) : undefined) ??
      deletionJob(state, job_id);
    if (!job && !isKnown) throw badRequest("GES.8301", `graph [${graph_name}] is not found`);
    if (!job) throw badRequest("GES.8301", `can not find job, jobId is ${job_id}`);
    const { status, failReason, result } = job;
    return {
      status,
      ...(failReason !== undefined && { failReason }),
      ...(result !== undefined && !isText(result) && { data: { outputs: outputs(result, page) } }),
    };
  },

  listJobs(state, { graph_name, offset = 0, limit = DEFAULT_LIMIT }) {
    const { jobs } = graphInService(state, graph_name, "GES.8000");
    const newestFirst = [...jobs.values()].reverse();
    return {
      totalCount: newestFirst.length,
      jobs: newestFirst.slice(offset, offset + limit).map(listed),
      result: "success",
    };
  },

  /** A job that has ended, or never was, is not there to be cancelled. */
  cancelJob(state, { graph_name, job_id }) {
    const job = graphInService(state, graph_name, "GES.8303").jobs.get(job_id);
    if (job?.status !== "running") throw badRequest("GES.8303", `can not find job to cancel, id is ${job_id}`);
    if (job.isUnstoppable) throw badRequest("GES.8303", "Unsupported Operation");
    job.fail("The job was cancelled.", state.scheduler.now());
    return {};
  },
} satisfies Partial<ServiceHandlers>;

function listed({ id, request, isAlgorithm, isUnstoppable, files, status, begun, ended, failReason }: ServiceJob) {
  return {
    jobId: id,
    rawRequest: JSON.stringify(request),
    ...(isAlgorithm && { taskType: "Algorithm" }),
    ...(files && { taskType: "ImportGraph", files: shownFiles(files) }),
    canStop: status === "running" && !isUnstoppable,
    progress: status === "running" || status === "pending" ? "0" : "100",
    startTime: timestamp(begun),
    ...(ended !== undefined && { endTime: timestamp(ended) }),
    ...(failReason !== undefined && { failReason }),
    status,
  };
}

/** Outputs of an algorithm: its values, and a page of its list where it has one. */
export function algorithmOutputs({ runtime, values, list }: AlgorithmResult, page: Page) {
  return { runtime, ...values, ...(list && pagedList(list, page)) };
}

/** One page of the outputs of a job. */
export function outputs(result: unknown, page: Page) {
  if (isAlgorithmResult(result)) return algorithmOutputs(result, page);
  if (isStatementResult(result)) return { ...result, ...paged("data", result.data, page) };
  return pagedQuery(result as QueryResult, page);
}

/** True when a result was requested as text, which is available from files only. */
function isText(result: unknown): boolean {
  return typeof result === "object" && result !== null && "isText" in result && result.isText === true;
}

function isAlgorithmResult(result: unknown): result is AlgorithmResult {
  return typeof result === "object" && result !== null && "runtime" in result;
}

/** Result of a statement in Cypher. */
interface StatementOutputs {
  readonly columns: readonly string[];
  readonly data: readonly unknown[];
}

function isStatementResult(result: unknown): result is StatementOutputs {
  return typeof result === "object" && result !== null && "columns" in result;
}

function paged(name: string, items: readonly unknown[], page: Page) {
  return pagedList({ name, length: items.length, at: (position) => items[position] }, page);
}

function pagedList({ name, length, at }: ResultList, { offset = 0, limit = DEFAULT_LIMIT }: Page) {
  const size = Math.max(0, Math.min(limit, length - offset));
  return {
    [name]: Array.from({ length: size }, (_, place) => at(offset + place)),
    data_return_size: size,
    data_offset: offset,
    data_total_size: length,
  };
}

/** A query finds one thing as a rule; where it finds two, each has its own page. */
function pagedQuery({ isWhole, ...found }: QueryResult, page: Page) {
  const lists = Object.entries<readonly unknown[] | undefined>(found);
  return Object.assign(
    {},
    ...lists.map(([name, items = []]) => paged(name, items, isWhole ? { limit: items.length } : page)),
  );
}
