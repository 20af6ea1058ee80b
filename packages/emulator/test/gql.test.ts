import { afterEach, beforeEach, expect, test } from "vitest";
import { type GraphApi, movies } from "./support/movies.ts";

let graph: GraphApi;

beforeEach(async () => {
  graph = await movies();
  for (const indexType of ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"]) {
    await graph.job("POST", "/indices", { indexName: indexType, indexType, hasLabel: "true" });
  }
});
afterEach(() => graph.emulator.close());

const ask = (statement: string, more: object = {}) =>
  graph.ask("POST", "/action?action_id=execute-gql-query", { statements: [{ statement, ...more }] });

test.each([
  ["match (n:user) where n.Age > $age return n.Age order by n.Age", [[34]]],
  ["match (a:user)-[r:rate]->(b) return count(r) as ratings", [[4]]],
  ["match (a {Age: 21})-[:friends]->(b) optional match (b)-[:friends]->(c) return b.Age, c", [[34, null]]],
  ["match (n:user) set n.Age = 1 return distinct n.Age", [[1]]],
])("What GQL and Cypher have in common runs: %s", async (statement, expected) => {
  const { body } = await ask(statement, { parameters: { age: 30 }, runtime: "block" });
  expect(body.results[0].data.map(({ row }: { row: unknown[] }) => row)).toEqual(expected);
});

test.each([
  ["create (n:user) return n", "the clause create in GQL at position 0"],
  ["match (n) with n return n", "the clause with in GQL at position 10"],
  ["match (a)-[*1..2]->(b) return b", "a relationship of variable length in GQL at position 9"],
])("What only Cypher has is refused as not emulated: %s", async (statement, what) => {
  expect(await ask(statement)).toEqual({
    status: 501,
    body: { errorCode: "EMULATOR.501", errorMessage: `${what} is not emulated here.` },
  });
});

test("A syntax error is told with its position", async () => {
  expect((await ask("match (n return n")).body.errors[0]).toEqual({
    code: "GES.8902",
    message: "[return] stands where ) is expected at position 9.",
  });
});
