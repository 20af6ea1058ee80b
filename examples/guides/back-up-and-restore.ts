/** Backs a graph up, damages it, and starts it from the backup. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph();
const { ges, graph, graph_id } = world;

// #region back-up
const backup = await ges.createBackup({ graph_id });
await ges.waitForJob({ graph_id, job_id: backup.job_id });
const { backup_list } = await ges.listGraphBackups({ graph_id });
const graph_backup_id = String(backup_list[0]?.id);
// #endregion

await graph.deleteVertex({ vertex_id: "film01" });

// #region restore
const stop = await ges.stopGraph({ graph_id });
await ges.waitForJob({ graph_id, job_id: stop.job_id });
const start = await ges.startGraph({ graph_id, body: { graph_backup_id } });
await ges.waitForJob({ graph_id, job_id: start.job_id });
// #endregion

const { data } = await graph.showVertices({ vertexIds: "film01" });
assert.equal(data.vertices[0]?.label, "film");
console.log("film01 is back.");
