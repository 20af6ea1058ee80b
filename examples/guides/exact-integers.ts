/** Writes and reads an integer that a JavaScript number cannot hold. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph();
const { graph, options } = world;

await graph.addLabel({
  body: {
    name: "account",
    type: "vertex",
    properties: [{ property: { name: "Number", cardinality: "single", dataType: "long" } }],
  },
});

// #region write
await graph.addVertex({
  body: { vertex: "Ada's", label: "account", properties: { Number: [9007199254740993n] } },
});
// #endregion

// #region default
const { data } = await graph.batchQueryVertices({ body: { vertices: ["Ada's"] } });
console.log(data.vertices[0]?.properties); // { Number: ["9007199254740993"] }
// #endregion
assert.deepEqual(data.vertices[0]?.properties, { Number: ["9007199254740993"] });

// #region bigint
import { createServiceClient } from "@ges-sdk/v1";

const exact = createServiceClient({ ...options, graphName: "movie", integers: "bigint" });
const found = await exact.batchQueryVertices({ body: { vertices: ["Ada's"] } });
console.log(found.data.vertices[0]?.properties); // { Number: [9007199254740993n] }

const summary = await exact.showGraphSummary();
console.log(summary.data?.edgeNum); // 500n
// #endregion
assert.deepEqual(found.data.vertices[0]?.properties, { Number: [9007199254740993n] });
assert.equal(typeof summary.data?.edgeNum, "bigint");

// #region refused
import { GesConfigError } from "@ges-sdk/core";

const rounded = Number("9007199254740993");
await assert.rejects(
  graph.addVertex({ body: { vertex: "Bob's", label: "account", properties: { Number: [rounded] } } }),
  GesConfigError,
);
// #endregion
