import { badRequest } from "../../errors/service-error.ts";
import type { JobFilter } from "../../jobs/job-block.ts";
import type { ManagementJob } from "../../jobs/management-job.ts";
import { timestamp } from "../../jobs/scheduler.ts";
import type { ServiceState } from "../../state/service-state.ts";
import { pageSpan } from "./common/page.ts";
import type { ManagementHandlers } from "./described.ts";
import { jobDetail } from "./job-detail.ts";

/** The operations on jobs, as API v1.0 names their fields. */
export const jobOperations = {
  showJob(state, { graphId, jobId }) {
    const job = state.jobs.get(jobId);
    if (job?.graphId !== graphId) throw badRequest("GES.8301", `can not find job, jobId is ${jobId}`);
    pollJob(state, job);
    return jobJson(job);
  },

  listJobs(state, input) {
    const lastDay = dayIn(input, "endTime");
    const filter: JobFilter = {
      graphName: input.graphName,
      status: input.status,
      begunFrom: dayIn(input, "startTime"),
      endedBefore: lastDay === undefined ? undefined : lastDay + DAY_MS,
    };
    const { offset, limit } = pageSpan(input);
    const list = () => state.jobs.list(filter, offset, limit);
    const seen = list();
    const running = seen.page.filter(({ status }) => status === "running");
    for (const job of running) pollJob(state, job);
    // A job that the poll has ended may no longer match the filter.
    const { count, page } = running.some(({ ended }) => ended !== undefined) ? list() : seen;
    return { jobCount: count, jobList: page.map(jobJson) };
  },
} satisfies Partial<ManagementHandlers>;

function pollJob({ graphs }: ServiceState, job: ManagementJob): void {
  const work = graphs.get(job.graphId)?.work;
  if (work?.job === job) work.poll();
}

const DAY_MS = 86_400_000;

/** Start of a day that a request names, in milliseconds. */
function dayIn(input: { startTime?: string; endTime?: string }, name: "startTime" | "endTime"): number | undefined {
  const date = input[name];
  if (date === undefined) return undefined;
  const time = new Date(`${date}T00:00:00Z`);
  // A day too many for its month is taken for one of the next.
  const isDay = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(`${date}T`);
  if (!isDay) throw badRequest("GES.0001", `Parameter error! ${name} is no day: ${date}.`);
  return time.getTime();
}

function jobJson({ id, status, name, graphName, begun, ended, failReason, files }: ManagementJob) {
  return {
    jobId: id,
    status,
    jobType: "GraphManagement",
    jobName: name,
    relatedGraph: graphName,
    beginTime: timestamp(begun),
    ...(ended !== undefined && { endTime: timestamp(ended) }),
    ...(files && name === "ImportGraph" && { jobDetail: jobDetail(files) }),
    ...(failReason !== undefined && { failReason }),
    jobProgress: 0,
  };
}
