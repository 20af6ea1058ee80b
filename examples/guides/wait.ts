/** Waits with progress, with a time limit, and until somebody presses Ctrl-C. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph({ jobDuration: "polls:8" });
const { emulator, ges, graph_id } = world;
emulator.faults.add({ operation: "showJob", status: 503, times: 1 });

// #region progress
const { job_id } = await ges.createBackup({ graph_id });
const job = await ges.waitForJob(
  { graph_id, job_id },
  {
    minIntervalMs: 10,
    timeoutMs: 10 * 60_000,
    onProgress: ({ status }) => console.log(`backup: ${status}`),
  },
);
// #endregion
assert.equal(job.status, "success");

// #region outcomes
import { GesJobError, GesTimeoutError } from "@ges-sdk/core";

async function backUp(signal?: AbortSignal) {
  const { job_id } = await ges.createBackup({ graph_id });
  try {
    return await ges.waitForJob({ graph_id, job_id }, { timeoutMs: 100, minIntervalMs: 80, ...(signal && { signal }) });
  } catch (error) {
    if (error instanceof GesJobError) console.error(`The job failed: ${error.failReason}`);
    else if (error instanceof GesTimeoutError) console.error(`Still running after ${error.timeoutMs} ms.`);
    else throw error;
    return undefined;
  }
}
// #endregion
assert.equal(await backUp(), undefined);

// #region resume
const [unfinished] = await Array.fromAsync(ges.paginate.listJobs({ status: "running" }));
if (unfinished) await ges.waitForJob({ graph_id, job_id: unfinished.job_id }, { minIntervalMs: 10 });
// #endregion

// #region abort
const controller = new AbortController();
process.once("SIGINT", () => controller.abort());
const waiting = backUp(controller.signal);
// #endregion
controller.abort();
await assert.rejects(waiting, { name: "AbortError" });
