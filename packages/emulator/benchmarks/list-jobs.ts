/** Time that a page of a million finished jobs takes. */
import { median, report } from "../../../benchmarks/support/measure.ts";
import type { JobFilter } from "../src/jobs/job-block.ts";
import { JobLog } from "../src/jobs/job-log.ts";

const MILLION = 1_000_000;

/** Milliseconds that the slowest kind of page takes when a million finished jobs are kept. */
function listing(): number {
  const jobs = new JobLog();
  for (let number = 0; number < MILLION; number += 1) {
    jobs.add({
      id: `job${number}`,
      name: "StopGraph",
      graphId: `graph${number % 100}`,
      graphName: `graph${number % 100}`,
      status: number % 10 === 0 ? "failed" : "success",
      begun: number * 1000,
      ended: number * 1000 + 500,
      failReason: undefined,
    });
  }
  const filters: JobFilter[] = [
    {},
    { graphName: "graph7" },
    { status: "failed" },
    { begunFrom: (MILLION / 2) * 1000, endedBefore: (MILLION / 2 + 90_000) * 1000 },
  ];
  const pages = filters.flatMap((filter) => [0, 5000].map((offset) => () => jobs.list(filter, offset, 100)));
  return Math.max(...pages.map((page) => median(Array.from({ length: 21 }, () => timed(page)))));
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

const page = listing();
report([
  { what: "a page of 1,000,000 finished jobs, the slowest kind", measured: `${page.toFixed(2)} ms`, wanted: "5 ms" },
]);
