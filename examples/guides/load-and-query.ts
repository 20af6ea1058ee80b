/** Loads a graph from object storage and asks it in four ways. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph();
const { graph } = world;

// #region import
const { jobId } = await graph.importGraph({
  body: {
    schemaPath: "movies/schema.xml",
    vertexsetPath: "movies/vertices.csv",
    edgesetPath: "movies/edges.csv",
    parallelEdge: { action: "override" },
  },
});
await graph.waitForJob({ job_id: jobId }, { onProgress: ({ status }) => console.log(`import: ${status}`) });
// #endregion

// #region write
await graph.addVertex({
  body: { vertex: "Ada", label: "user", properties: { Name: ["Ada"], Gender: ["F"], Occupation: ["programmer"] } },
});
await graph.addEdge({ body: { source: "Ada", target: "film01", label: "rate", properties: { Score: [5] } } });
// #endregion

// #region filter
const query = await graph.queryVertices({
  body: {
    labels: ["user"],
    vertexFilters: [{ propertyName: "Occupation", predicate: "=", values: ["pilot"] }],
    limit: 5,
  },
});
const pilots = await graph.waitForJob({ job_id: query.jobId });
console.log(pilots.data.outputs.vertices?.map(({ id }) => id));
// #endregion

// #region gremlin
const gremlin = await graph.executeGremlinQuery({
  body: { command: "g.V('Ada').outE('rate').inV().values('Title')" },
});
console.log(gremlin.data);
// #endregion

// #region index
for (const [indexName, indexType] of [
  ["vertexLabels", "GlobalCompositeVertexIndex"],
  ["edgeLabels", "GlobalCompositeEdgeIndex"],
] as const) {
  const { jobId } = await graph.createIndex({ body: { indexName, indexType, hasLabel: "true" } });
  await graph.waitForJob({ job_id: jobId });
}
// #endregion

// #region cypher
const cypher = await graph.executeCypherQuery({
  body: {
    statements: [
      {
        statement:
          "match (u:user)-[r:rate]->(f:film) where r.Score = 5 return f.Title, count(*) as fives order by fives desc limit 3",
        parameters: {},
        resultDataContents: ["row"],
      },
    ],
  },
});
console.log(cypher.results[0]?.data?.map(({ row }) => row));
// #endregion

assert.ok(cypher.results[0]?.data?.length === 3);
