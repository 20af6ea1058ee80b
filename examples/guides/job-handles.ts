/** Follows jobs by their handles: watches one, resumes one in another process, cancels one. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph({ jobDuration: "polls:3" });
const { ges, graph, graph_id } = world;
const folder = await mkdtemp(join(tmpdir(), "ges-jobs-"));
const file = join(folder, "stop.json");

// #region watch
const backup = await ges.start.createBackup({ graph_id });
for await (const { status } of backup) console.log(`${backup.id}: ${status}`);

// #endregion

// #region save
import { readFile, writeFile } from "node:fs/promises";

const stopping = await ges.start.stopGraph({ graph_id });
await writeFile(file, JSON.stringify(stopping));
// #endregion

// #region resume
const saved = ges.job(JSON.parse(await readFile(file, "utf8")));
const stopped = await saved.done({ timeoutMs: 60 * 60_000 });
console.log(`${stopped.job_name}: ${stopped.status}`);
// #endregion
assert.equal(saved.id, stopping.id);
await rm(folder, { recursive: true });
await (await ges.start.startGraph({ graph_id })).done();

// #region cancel
import { GesJobError } from "@ges-sdk/core";

const ranking = await graph.start.executeAlgorithm({
  body: { algorithmName: "betweenness", parameters: { directed: false } },
});
await ranking.cancel();
const reason = await ranking.done().catch((error: unknown) => {
  if (error instanceof GesJobError) return error.failReason;
  throw error;
});
console.log(`cancelled: ${reason}`);
// #endregion
assert.ok(reason);
