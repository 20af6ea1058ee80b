/** Stops all running graphs, or starts all stopped ones: `node stop-at-night.ts stop`, from a schedule. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph();
const { ges } = world;
await main("stop");
assert.deepEqual(
  (await ges.listGraphs()).graphs.map(({ status }) => status),
  ["900"],
);
await main("start");
assert.deepEqual(
  (await ges.listGraphs()).graphs.map(({ status }) => status),
  ["200"],
);

// #region main
async function main(action: "stop" | "start") {
  const wanted = action === "stop" ? "200" : "900";
  const graphs = await Array.fromAsync(ges.paginate.listGraphs({ limit: 100 }));
  const results = await Promise.allSettled(
    graphs.filter(({ status }) => status === wanted).map(({ id }) => change(String(id), action)),
  );
  for (const result of results) if (result.status === "rejected") console.error(String(result.reason));
  if (results.some(({ status }) => status === "rejected")) process.exitCode = 1;
}
// #endregion

// #region change
async function change(graph_id: string, action: "stop" | "start") {
  const { job_id } = action === "stop" ? await ges.stopGraph({ graph_id }) : await ges.startGraph({ graph_id });
  const job = await ges.waitForJob({ graph_id, job_id }, { timeoutMs: 20 * 60_000 });
  console.log(`${action} ${graph_id}: ${job.status}`);
}
// #endregion
