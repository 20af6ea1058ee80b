/** Runs PageRank and waits for its result; starts another algorithm and cancels it. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph({ jobDuration: "polls:3" });
const { graph } = world;

// #region run
const { jobId } = await graph.executeAlgorithm({
  body: { algorithmName: "pagerank", parameters: { alpha: 0.85, directed: false } },
});
const job = await graph.waitForJob({ job_id: jobId }, { minIntervalMs: 50 });
console.log(job.data.outputs.pagerank.slice(0, 3));
// #endregion

// #region cancel
const runaway = await graph.executeAlgorithm({
  body: { algorithmName: "betweenness", parameters: { directed: false } },
});
await graph.cancelJob({ job_id: runaway.jobId });
const cancelled = await graph.showJob({ job_id: runaway.jobId });
console.log(`${cancelled.status}: ${cancelled.failReason}`);
// #endregion

// #region cancel-all
const { jobs } = await graph.listJobs();
for (const { jobId: job_id, canStop } of jobs) if (canStop) await graph.cancelJob({ job_id });
// #endregion

assert.equal(cancelled.status, "failed");
