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
  graph.ask("POST", "/action?action_id=execute-cypher-query", { statements: [{ statement, ...more }] });

async function rows(statement: string, parameters: object = {}): Promise<unknown[]> {
  const { body } = await ask(statement, { parameters });
  if (body.errors.length > 0) throw new Error(body.errors[0].message);
  return body.results[0].data.map(({ row }: { row: unknown[] }) => row);
}

test("A vertex appears as its properties, with its ID and labels beside them", async () => {
  expect(await ask("match (n) where id(n) = 'Ray' return n", { includeStats: true })).toMatchObject({
    status: 200,
    body: {
      results: [
        {
          columns: ["n"],
          data: [{ row: [{ Age: 21, Tags: ["old", "quiet"] }], meta: [{ id: "Ray", type: "node", labels: ["user"] }] }],
          stats: { contains_updates: false, vertices_created: 0 },
        },
      ],
      errors: [],
    },
  });
});

test("The format graph shows vertices and edges", async () => {
  const { body } = await ask("match (n)-[r:friends]->(m) return n, r", { resultDataContents: ["graph"] });
  expect(body.results[0].data).toEqual([
    {
      graph: {
        nodes: [{ id: "Ray", labels: ["user"], properties: { Age: 21, Tags: ["old", "quiet"] } }],
        relationships: [{ id: "Ray-Ella-0", type: "friends", startNode: "Ray", endNode: "Ella", properties: {} }],
      },
    },
  ]);
});

test.each([
  ["match (n:user) return id(n) order by n.Age desc", [["Ella"], ["Ray"]]],
  ["match (n:user {Age: 34}) return id(n), labels(n)", [["Ella", ["user"]]]],
  ["match (n {_ID_: 'Ray'})-[r:rate]->(m) return r.Score order by r.Score", [[3], [5]]],
  ["match (m)<-[r:rate|friends]-({_ID_: 'Ella'}) return id(m) order by id(m) skip 1 limit 1", [["Rocky"]]],
  ["match ({_ID_: 'Ella'})-[:friends]-(m) return id(m)", [["Ray"]]],
  ["match ({_ID_: 'Ray'})-[*1..2]->(m {_ID_: 'Brazil'}) return count(*)", [[1]]],
  [
    "match (a)-[:friends]->(b)-[:rate]->(c) return type(null), id(c) as film order by film",
    [
      [null, "Brazil"],
      [null, "Rocky"],
    ],
  ],
  [
    "match (n)-[r:rate]->() return id(n) as who, count(*), sum(r.Score), avg(r.Score), min(r.Score), max(r.Score) order by who",
    [
      ["Ella", 2, 6, 3, 2, 4],
      ["Ray", 2, 8, 4, 3, 5],
    ],
  ],
  ["match (n:user)-[:rate]->(m) return distinct id(m) order by id(m)", [["Brazil"], ["Rocky"]]],
  ["match (n) where n.Age is null and not id(n) starts with 'A' return count(n)", [[2]]],
  ["match (n) where n.Age > 20 xor id(n) in ['Ray', 'Alien'] return id(n) order by id(n)", [["Ella"]]],
  ["match (n) where 'old' in n.Tags or n.Title contains '007' return id(n) order by id(n)", [["Alien"], ["Ray"]]],
  [
    "match (n:user) optional match (n)-[:friends]->(m) return id(n), id(m) order by id(n)",
    [
      ["Ella", null],
      ["Ray", "Ella"],
    ],
  ],
  ["match (n {_ID_: 'Ella'}) optional match (n)-[:friends]->(m) with m match (m) return count(*)", [[0]]],
  ["return {vertex: 'Ray'} = {vertex: 'Ray'}, [1] = [1, 2], {a: 1} = {a: 2}", [[true, false, false]]],
  ["match (n)-[r:rate]->() with id(n) as who, max(r.Score) as best where best > 4 return who", [["Ray"]]],
  ["unwind [3, 1, 2] as x return collect(x), 7 / 2", [[[3, 1, 2], 3]]],
  ["match (n:nobody) return count(*)", [[0]]],
])("%s", async (statement, expected) => {
  expect(await rows(statement)).toEqual(expected);
});

test("Parameters stand for values", async () => {
  expect(await rows("match (n) where n.Age >= $age return id(n)", { age: 30 })).toEqual([["Ella"]]);
  expect((await ask("return $age")).body.errors[0].message).toContain("the parameter age is missing");
});

test("Vertices and edges are created, changed and deleted, and counted", async () => {
  const made = await ask("create (a:user {_ID_: 'Max', Age: 5})-[r:friends {since: 2020}]->(b:user) return id(a)", {
    includeStats: true,
  });
  expect(made.body.results[0]).toMatchObject({
    data: [{ row: ["Max"] }],
    stats: { contains_updates: true, vertices_created: 2, edges_created: 1, labels_set: 2, properties_set: 2 },
  });
  expect(await rows("match (n {_ID_: 'Max'}) set n.Age = n.Age + 1 return n.Age")).toEqual([[6]]);
  expect((await ask("match (n {_ID_: 'Max'}) delete n")).body.errors[0].message).toContain("use DETACH DELETE");
  const gone = await ask("match (n {_ID_: 'Max'}) detach delete n", { includeStats: true });
  expect(gone.body.results[0]).toMatchObject({ columns: [], stats: { vertices_deleted: 1, edges_deleted: 1 } });
  expect(await rows("match (n {_ID_: 'Max'}) return n")).toEqual([]);
});

test("Both indexes of labels have to be there", async () => {
  await graph.job("DELETE", "/indices/GlobalCompositeEdgeIndex");
  expect(await ask("match (n) return n")).toEqual({
    status: 200,
    body: { results: [], errors: [{ code: "GES.8904", message: "Label index in edges is not found." }] },
  });
});

test.each([
  ["match (n return n", "GES.8902", "[return] stands where ) is expected at position 9."],
  ["match (n) return m", "GES.8005", "the variable m at position 17 is not defined."],
  ["return 1 / 0", "GES.8005", "an integer cannot be divided by zero."],
])("%s is refused with its reason", async (statement, code, message) => {
  const { status, body } = await ask(statement);
  expect({ status, results: body.results, code: body.errors[0].code }).toEqual({
    status: 200,
    results: [],
    code,
  });
  expect(body.errors[0].message).toContain(message);
});

test("What is not emulated of Cypher has a status and a code of its own", async () => {
  expect(await ask("return shortestPath((a)-[*]->(b))")).toEqual({
    status: 501,
    body: {
      errorCode: "EMULATOR.501",
      errorMessage: "the function shortestPath at position 7 is not emulated here.",
    },
  });
});

test("Statements of a request are answered one by one, and a failure takes all results back", async () => {
  const send = (...statements: string[]) =>
    graph.ask("POST", "/action?action_id=execute-cypher-query", {
      statements: statements.map((statement) => ({ statement })),
    });
  const { results } = (await send("return 1 as one", "return 2 as two")).body;
  expect(results).toMatchObject([
    { columns: ["one"], data: [{ row: [1] }] },
    { columns: ["two"], data: [{ row: [2] }] },
  ]);
  expect((await send("return 1", "return 1 / 0")).body).toMatchObject({ results: [], errors: [{ code: "GES.8005" }] });
});

test("A result that is too large is refused, with the limit that it exceeds", async () => {
  const text = "a".repeat(50_000);
  const { body } = await ask("unwind $rows as a return $text", { parameters: { rows: Array(5000).fill(1), text } });
  expect(body.errors[0].message).toContain("more than 200000000 bytes");
});
