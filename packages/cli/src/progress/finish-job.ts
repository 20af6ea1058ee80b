import type { ManagementComponents, management } from "@ges-sdk/v2";
import { note } from "../output/note.ts";
import type { Result, Row } from "../output/result.ts";
import type { Graph } from "../session/graph.ts";
import type { Session } from "../session/session.ts";
import { follow } from "./follow.ts";

type Job = management.ShowJobOutput;
type ImportedFile = ManagementComponents["schemas"]["ImportedFile"];

interface StartedJob {
  readonly graph: Graph;
  readonly job_id: string;
  /** What the job does, for example `Stopping movie`. */
  readonly label: string;
  /** Further fields of the response. */
  readonly response?: object;
}

/** Waits for a job of the management plane if that is wanted, or says how to follow it. */
export async function finishJob(session: Session, started: StartedJob, wait: boolean): Promise<Result> {
  const { graph, job_id, label, response } = started;
  const resume = `ges jobs wait ${job_id} --graph ${graph.name}`;
  if (!wait) {
    note(`${label}: started. Follow it: ${resume}`);
    return { data: { ...response, job_id }, id: "job_id" };
  }
  const job = await followJob(session, { graph, job_id, label });
  return { data: { ...response, ...job }, view: jobRow(job), id: "job_id" };
}

/** Waits for a job of the management plane. */
export async function followJob(session: Session, { graph, job_id, label }: StartedJob): Promise<Job> {
  const client = await session.management();
  return await follow(session, {
    label,
    resume: `ges jobs wait ${job_id} --graph ${graph.name}`,
    wait: (options) => client.waitForJob({ graph_id: String(graph.id), job_id }, options),
    // The service leaves the percentage of a job that has ended where it was.
    describe: (job: Job) => ({ state: job.status, percent: job.end_time ? undefined : job.job_progress }),
  });
}

/** Returns the fields of a job that people look at. */
export function jobRow(job: Job): Row {
  const { job_id, job_name, related_graph, status, begin_time, end_time, job_detail, fail_reason } = job;
  const files = [job_detail?.schema_path, job_detail?.vertexset_path, job_detail?.edgeset_path].flatMap(
    (of) => of ?? [],
  );
  return {
    id: job_id,
    job: job_name,
    graph: related_graph,
    status,
    begun: begin_time,
    ended: end_time,
    ...(files.length > 0 && { lines: linesOf(files) }),
    ...(fail_reason && { reason: fail_reason }),
  };
}

/** Returns how many lines of files were imported. */
function linesOf(files: readonly ImportedFile[]): string {
  const sum = (of: (number | undefined)[]) => of.reduce((total: number, count = 0) => total + count, 0);
  const failed = sum(files.map(({ failed_lines }) => failed_lines));
  return `${sum(files.map(({ successful_lines }) => successful_lines))} imported, ${failed} not`;
}
