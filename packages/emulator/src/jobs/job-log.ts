import type { MapObserver } from "../collections/observable-map.ts";
import { JobBlock, type JobFilter } from "./job-block.ts";
import type { JobStatus, ManagementJob } from "./management-job.ts";

/** All jobs of the management plane, found by ID, and listed newest first. */
export class JobLog {
  #positions = new Map<string, number>();
  /** The jobs in the order they began. A million of them are listed as fast as ten. */
  #blocks: JobBlock[] = [];
  /** Observer of jobs that begin. */
  observer: MapObserver | undefined;

  keys(): Iterable<string> {
    return this.#positions.keys();
  }

  get(id: string): ManagementJob | undefined {
    const position = this.#positions.get(id);
    return position === undefined ? undefined : this.#blockOf(position).at(position % JobBlock.size);
  }

  add(job: ManagementJob): void {
    const position = this.#positions.size;
    this.#positions.set(job.id, position);
    if (position % JobBlock.size === 0) this.#blocks.push(new JobBlock());
    this.#blockOf(position).add(job);
    this.observer?.changed(job.id);
  }

  end(job: ManagementJob, status: Exclude<JobStatus, "running">, ended: number, failReason?: string): void {
    this.#blockOf(this.#positions.get(job.id) as number).end(job, status, ended, failReason);
  }

  /** A page of the jobs that match, newest first, and how many match in all. */
  list(filter: JobFilter, offset: number, limit: number): { count: number; page: ManagementJob[] } {
    const page: ManagementJob[] = [];
    let count = 0;
    for (let index = this.#blocks.length - 1; index >= 0; index -= 1) {
      const block = this.#blocks[index] as JobBlock;
      const matching = block.count(filter);
      if (matching > 0 && page.length < limit && count + matching > offset) {
        const from = Math.max(0, offset - count);
        page.push(...block.matching(filter).slice(from, from + limit - page.length));
      }
      count += matching;
    }
    return { count, page };
  }

  /** Captures the jobs and their state; the returned function restores both. */
  snapshot(): () => void {
    const jobs = Array.from(this.#positions.keys(), (id) => this.get(id) as ManagementJob);
    const running = jobs.filter(({ status }) => status === "running").map((job) => [job, { ...job }] as const);
    return () => {
      this.#positions = new Map();
      this.#blocks = [];
      this.observer?.cleared();
      for (const [job, fields] of running) Object.assign(job, fields);
      for (const job of jobs) this.add(job);
    };
  }

  #blockOf(position: number): JobBlock {
    return this.#blocks[Math.floor(position / JobBlock.size)] as JobBlock;
  }
}
