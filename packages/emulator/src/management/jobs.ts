import { refuse } from "../refusal.ts";
import { timestamp } from "../state/agenda.ts";
import type { ManagementJob } from "../state/management-job.ts";
import type { World } from "../state/world.ts";
import { type ManagementInput, pageOf } from "./input.ts";

/** The operations on jobs, as API v1.0 names their fields. */
export const jobOperations = {
  showJob(world: World, { graphId, jobId }: ManagementInput) {
    const job = world.jobs.get(jobId);
    if (job?.graphId !== graphId) throw refuse("GES.8301", `can not find job, jobId is ${jobId}`);
    return shown(job);
  },

  listJobs(world: World, input: ManagementInput) {
    const jobs = [...world.jobs.values()].filter((job) => matches(job, input)).reverse();
    return { jobCount: jobs.length, jobList: pageOf(jobs, input).map(shown) };
  },
};

function matches(job: ManagementJob, { graphName, status, startTime, endTime }: ManagementInput): boolean {
  const day = timestamp(job.begun).slice(0, 10);
  return (
    (graphName === undefined || job.graphName === graphName) &&
    (status === undefined || job.status === status) &&
    (startTime === undefined || day >= startTime) &&
    (endTime === undefined || day <= endTime)
  );
}

function shown({ id, status, name, graphName, begun, ended, failReason }: ManagementJob) {
  return {
    jobId: id,
    status,
    jobType: "GraphManagement",
    jobName: name,
    relatedGraph: graphName,
    beginTime: timestamp(begun),
    ...(ended !== undefined && { endTime: timestamp(ended) }),
    ...(failReason !== undefined && { failReason }),
    jobProgress: 0,
  };
}
