/** The same work on both versions of the management plane, and together. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph();
const { options, graph_id } = world;

// #region v1
import * as v1 from "@ges-sdk/v1";

const old = v1.createManagementClient(options);
const stopped = await old.stopGraph({ graph_id });
await old.waitForJob({ graph_id, job_id: stopped.jobId });

// #endregion

// #region v2
import * as v2 from "@ges-sdk/v2";

const ges = v2.createManagementClient(options);
const started = await ges.startGraph({ graph_id });
await ges.waitForJob({ graph_id, job_id: started.job_id });
// #endregion

// #region together
const { graphs } = await ges.listGraphs();
const metadata = await old.listMetadatas();
// #endregion
assert.equal(graphs.length, 1);
console.log(metadata);
