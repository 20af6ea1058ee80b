import { expect, test } from "vitest";
import type { GraphData } from "../../src/graph/index.ts";
import { QueryBudget } from "../../src/scheduling/index.ts";
import { emptyGraph, refusal } from "./support.ts";

/** A ring of vertices, each with some edges to the next ones. */
function ring(data: GraphData, vertices: number, edges: number): void {
  for (let at = 0; at < vertices; at += 1) data.addVertex({ id: `v${at}`, label: "user", properties: { n: [at] } });
  for (let at = 0; at < vertices; at += 1) {
    for (let step = 1; step <= edges; step += 1) {
      const edge = { source: `v${at}`, target: `v${(at + step) % vertices}`, label: "knows", properties: {} };
      data.addEdge(edge, { action: "allow", ignoreLabel: true });
    }
  }
}

function bigRing() {
  const graph = emptyGraph();
  ring(graph.data, 20_000, 6);
  return graph;
}

const limited = (limits: ConstructorParameters<typeof QueryBudget>[0]) => ({ budget: new QueryBudget(limits) });

test("LIMIT ends the match", async () => {
  const graph = bigRing();
  const result = await graph.execute("match (n)-[r]->(m) return n, r, m limit 1", limited({ limits: { steps: 100 } }));
  expect(result.data).toHaveLength(1);
});

test("Aggregates take rows as they come, however many", async () => {
  const graph = bigRing();
  const { data } = await graph.execute("match (n)-[r]->(m) return count(r)", limited({ limits: { rows: 10 } }));
  expect(data).toEqual([{ row: [120_000], meta: [null] }]);
});

test("UNWIND takes the numbers of a range as they come, a list of them counts as held", async () => {
  const graph = emptyGraph();
  const limits = { limits: { rows: 100 } };
  const { data } = await graph.execute("unwind range(1, 1000) as n return sum(n)", limited(limits));
  expect(data).toEqual([{ row: [500_500], meta: [null] }]);
  expect(await refusal(graph, "return size(range(1, 1000))", limited(limits))).toContain("queryLimits.rows");
});

test("ORDER BY with LIMIT holds no more rows than it needs", async () => {
  const graph = bigRing();
  const statement = "match (n) return n.n order by n.n desc limit 2";
  const { data } = await graph.execute(statement, limited({ limits: { rows: 2000 } }));
  expect(data).toMatchObject([{ row: [19_999] }, { row: [19_998] }]);
});

test.each([
  "match (a)-->(b) where id(a) = 'v7' return count(b)",
  "match (b)<--(a) where a.n > 0 and 'v7' = id(a) return count(b)",
  "match (b)<--(a {_ID_: 'v7'}) return count(b)",
  "unwind ['v7'] as wanted match (a)-->(b) where id(a) in [wanted] return count(b)",
])("%s looks at the edges of one vertex only", async (statement) => {
  const graph = bigRing();
  const { data } = await graph.execute(statement, limited({ limits: { steps: 100 } }));
  expect(data).toMatchObject([{ row: [6] }]);
});

test("A query without end is refused with the limit that it exceeds, and the option that raises it", async () => {
  const graph = bigRing();
  const options = limited({ limits: { steps: 10_000 } });
  expect(await refusal(graph, "match (a)-[*]->(b) return count(*)", options)).toBe(
    "limit: it takes more than 10000 steps; narrow the query, or raise the limit with the option queryLimits.steps.",
  );
});

test("A query whose signal is aborted stops", async () => {
  const graph = bigRing();
  const abort = new AbortController();
  const query = graph.execute("match (a)-[*]->(b) return count(*)", limited({ signal: abort.signal }));
  setImmediate(() => abort.abort(new Error("the client has gone")));
  await expect(query).rejects.toThrow("the client has gone");
});

test("A query whose time is up stops", async () => {
  const graph = bigRing();
  let now = 0;
  const options = limited({ limits: { timeMs: 1000 }, now: () => (now += 1) });
  expect(await refusal(graph, "match (a)-[*]->(b) return count(*)", options)).toContain("more than 1000 milliseconds");
});

test("What a statement changed is taken back when it fails", async () => {
  const graph = emptyGraph();
  await graph.execute("create (a {_ID_: 'a', n: 1})-[:knows {w: 2}]->(b {_ID_: 'b'}), (a)-[:knows]->(b)");
  const before = await graph.rows(
    "match (n) optional match (n)-[r]->(m) return n, labels(n), r, id(m) order by id(n), id(r)",
  );
  const version = [...graph.data.edgesBetween("a", "b")];
  await refusal(
    graph,
    "match (a {_ID_: 'a'})-[r]->(b) set a.n = 5, a:user, r.w = 3 delete r create (c)-[:likes]->(a) with c return 1 / 0",
  );
  await refusal(graph, "match (b {_ID_: 'b'}) detach delete b with 1 as one return one / 0");
  expect(
    await graph.rows("match (n) optional match (n)-[r]->(m) return n, labels(n), r, id(m) order by id(n), id(r)"),
  ).toEqual(before);
  expect(graph.data.edgesBetween("a", "b")).toEqual(version);
  await graph.execute("match (a {_ID_: 'a'}), (b {_ID_: 'b'}) create (a)-[:knows]->(b)");
  expect(graph.data.edgesBetween("a", "b").map(({ index }) => index)).toEqual([0, 1, 2]);
});

test("A clause that writes does not meet what it writes itself", async () => {
  const graph = emptyGraph();
  await graph.execute("unwind range(1, 3) as x create (:user)");
  await graph.execute("match (n) create (:copy)");
  expect(await graph.rows("match (n) return count(*)")).toEqual([[6]]);
});
