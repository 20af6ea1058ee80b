/** Distinguishes errors by their code, and shows what the client retries by itself. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph();
const { emulator, options, ges, graph_id } = world;

// #region code
import { GES_ERRORS, GesApiError, isGesError } from "@ges-sdk/core";

async function stopUnlessStopped() {
  try {
    const { job_id } = await ges.stopGraph({ graph_id });
    await ges.waitForJob({ graph_id, job_id });
  } catch (error) {
    if (!isGesError(error, "GES.7001")) throw error;
    console.log(GES_ERRORS["GES.7001"].meaning);
  }
}
// #endregion
await stopUnlessStopped();
await stopUnlessStopped();

// #region details
try {
  await ges.showGraph({ graph_id: "nobody" });
} catch (error) {
  if (!(error instanceof GesApiError)) throw error;
  const { operationId, status, code, message, requestId, retryable } = error;
  console.log({ operationId, status, code, message, requestId, retryable });
}

// #endregion

// #region explain
import { explainError } from "@ges-sdk/core";

try {
  await ges.showGraph({ graph_id: "nobody" });
} catch (error) {
  const explained = explainError(error);
  if (!explained) throw error;
  console.error(`${explained.meaning} ${explained.remedy} ${explained.vendorUrl ?? ""}`);
}

// #endregion

// #region retries
import { createManagementClient } from "@ges-sdk/v2";

const patient = createManagementClient({
  ...options,
  retry: { maxRetries: 5, baseDelayMs: 10, maxDelayMs: 100 },
  hooks: {
    onRetry: (attempt, { status }, pauseMs) => console.log(`${attempt.operationId}: ${status}, again in ${pauseMs} ms`),
  },
});
// #endregion
emulator.faults.add({ operation: "listGraphs", status: 503, times: 3 });

// #region one-call
await patient.listGraphs({}, { timeoutMs: 30_000 });
await patient.listGraphs({}, { retry: { maxRetries: 0 } });
// #endregion
assert.equal(emulator.requests({ operationId: "listGraphs" }).length, 5);
