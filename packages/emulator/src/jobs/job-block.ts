import type { JobStatus, ManagementJob } from "./management-job.ts";

/** Filter of a list of jobs. */
export interface JobFilter {
  readonly graphName?: string | undefined;
  /** `waiting` is known to the service, but no job of the emulator waits. */
  readonly status?: JobStatus | "waiting" | undefined;
  /** The time, in milliseconds, that a job began at or later. */
  readonly begunFrom?: number | undefined;
  /** The time, in milliseconds, that a job ended before. */
  readonly endedBefore?: number | undefined;
}

const ANY = "*";

/** Jobs that began one after the other, counted by what lists filter for, so that most need not be read. */
export class JobBlock {
  static readonly size = 1024;

  readonly #jobs: ManagementJob[] = [];
  /** Number of jobs by state and graph, each of them also summed up. */
  readonly #counts = new Map<string, number>();
  readonly #begun = new Span();
  readonly #ended = new Span();

  at(position: number): ManagementJob | undefined {
    return this.#jobs[position];
  }

  add(job: ManagementJob): void {
    this.#jobs.push(job);
    this.#begun.include(job.begun);
    if (job.ended !== undefined) this.#ended.include(job.ended);
    this.#countStatus(job, 1);
    this.#count(ANY, job.graphName, 1);
    this.#count(ANY, ANY, 1);
  }

  end(job: ManagementJob, status: Exclude<JobStatus, "running">, ended: number, failReason?: string): void {
    this.#countStatus(job, -1);
    Object.assign(job, { status, ended, failReason });
    this.#ended.include(ended);
    this.#countStatus(job, 1);
  }

  /** Number of jobs that match. */
  count(filter: JobFilter): number {
    const { graphName = ANY, status = ANY, begunFrom = -Infinity, endedBefore } = filter;
    const isTooOld = this.#begun.last < begunFrom;
    const isTooNew = endedBefore !== undefined && this.#ended.first >= endedBefore;
    if (isTooOld || isTooNew) return 0;
    const isBegun = this.#begun.first >= begunFrom;
    const isEnded =
      endedBefore === undefined || (this.#ended.last < endedBefore && !this.#counts.get(keyOf("running", ANY)));
    if (isBegun && isEnded) return this.#counts.get(keyOf(status, graphName)) ?? 0;
    return this.matching(filter).length;
  }

  /** The jobs that match, newest first. */
  matching({ graphName, status, begunFrom = -Infinity, endedBefore }: JobFilter): ManagementJob[] {
    const jobs = this.#jobs.filter(
      (job) =>
        (graphName === undefined || job.graphName === graphName) &&
        (status === undefined || job.status === status) &&
        job.begun >= begunFrom &&
        (endedBefore === undefined || (job.ended !== undefined && job.ended < endedBefore)),
    );
    return jobs.reverse();
  }

  #countStatus({ status, graphName }: ManagementJob, change: 1 | -1): void {
    this.#count(status, graphName, change);
    this.#count(status, ANY, change);
  }

  #count(status: string, graphName: string, change: 1 | -1): void {
    const key = keyOf(status, graphName);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + change);
  }
}

function keyOf(status: string, graphName: string): string {
  return `${status} ${graphName}`;
}

/** From the first to the last of some times. */
class Span {
  first = Infinity;
  last = -Infinity;

  include(time: number): void {
    this.first = Math.min(this.first, time);
    this.last = Math.max(this.last, time);
  }
}
