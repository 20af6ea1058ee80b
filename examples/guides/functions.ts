/** Operations as functions of their own: a bundle holds what is called, and nothing else. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph();
const { options } = world;

// #region functions
import { connect, listGraphs } from "@ges-sdk/v2/management";

const connection = connect(options);
const { graphs } = await listGraphs(connection, { limit: 10 });
// #endregion
assert.equal(graphs[0]?.name, "movie");
console.log(graphs.length);
