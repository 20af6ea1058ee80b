import { type Api, until } from "./api.ts";

/** Statements in Cypher that show what there can be in an answer, and some that fail. */
export async function tellOfCypher(api: Api, graph: string): Promise<void> {
  const ask = (name: string, statement: string) =>
    api.call("POST", "ges/v1.0", `/graphs/${name}/action?action_id=execute-cypher-query`, {
      statements: [{ statement, resultDataContents: ["row", "graph"], includeStats: true }],
    });
  await ask("nobody", "return 1");
  for (const indexType of ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"]) {
    const index = { indexName: `labels${indexType}`, indexType, hasLabel: "true" };
    const { body } = await api.call("POST", "ges/v1.0", `/graphs/${graph}/indices`, index);
    await until(
      api,
      () => api.call("GET", "ges/v1.0", `/graphs/${graph}/jobs/${body.jobId}/status`),
      ({ status }) => status !== "running",
    );
  }
  for (const statement of [
    "create (a:user {_ID_: 'Cypher', Age: 1})-[r:knows]->(b:user {_ID_: 'Cypher 2'}) return a, r, b",
    "match (n {_ID_: 'Cypher'})-[r]->(m) return n, r, m, id(n)",
    "match (n) where id(n) in ['Cypher', 'Cypher 2'] detach delete n",
    "call db.schema()",
  ]) {
    await ask(graph, statement);
  }
  for (const name of [graph, "nobody"]) {
    await api.call("POST", "ges/v1.0", `/graphs/${name}/action?action_id=execute-gql-query`, {
      statements: [{ statement: "match (n) return n limit 1" }],
    });
  }
}
