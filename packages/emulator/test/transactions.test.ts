import { afterEach, beforeEach, expect, test } from "vitest";
import { DATABASE_EDITION } from "./support/api.ts";
import { emptyGraph, type GraphApi, movies, refusal } from "./support/movies.ts";

let graph: GraphApi;

beforeEach(async () => {
  graph = await emptyGraph(1, DATABASE_EDITION);
  for (const indexType of ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"]) {
    await graph.job("POST", "/indices", { indexName: indexType, indexType, hasLabel: true });
  }
});
afterEach(() => graph.emulator.close());

const SUCCESS = { status: 200, body: { result: "success" } };

const begin = async (): Promise<string> => (await graph.ask("POST", "/transaction", {})).body.commit;
const run = async (id: string, ...statements: string[]) =>
  (await graph.ask("POST", `/transaction/${id}`, { statements: statements.map((statement) => ({ statement })) })).body;
const commit = (id: string) => graph.ask("POST", `/transaction/${id}/commit`, {});
const rollBack = (id: string) => graph.ask("DELETE", `/transaction/${id}`);
const names = async () => {
  const statements = [{ statement: "match (n) return id(n) order by id(n)" }];
  const { body } = await graph.ask("POST", "/action?action_id=execute-cypher-query", { statements });
  return body.results[0].data.map(({ row }: { row: unknown[] }) => row[0]);
};
const notOpen = (id: string) => refusal("GES.8000", expect.stringContaining(`transaction [${id}] is not open`));

test("Others see the changes of a transaction when it is committed, and it sees its own at once", async () => {
  const id = await begin();
  const { results } = await run(id, "create (:user {_ID_: 'Ray'})", "match (n) return id(n)");
  expect(results[1].data[0].row).toEqual(["Ray"]);
  expect(await names()).toEqual([]);
  expect(await commit(id)).toEqual(SUCCESS);
  expect(await names()).toEqual(["Ray"]);
  expect(await commit(id)).toEqual(notOpen(id));
});

test("A transaction that is rolled back leaves nothing behind", async () => {
  const id = await begin();
  await run(id, "create (:user {_ID_: 'Ray'})-[:knows]->(:user {_ID_: 'Ella'})");
  expect(await rollBack(id)).toEqual(SUCCESS);
  expect(await names()).toEqual([]);
  expect(await graph.ask("POST", `/transaction/${id}`, { statements: [{ statement: "return 1" }] })).toEqual(
    notOpen(id),
  );
});

test("A transaction that is not committed within five seconds is rolled back", async () => {
  const id = await begin();
  await run(id, "create (:user {_ID_: 'Ray'})");
  graph.emulator.clock.advance(5000);
  expect(await commit(id)).toEqual(notOpen(id));
  expect(await names()).toEqual([]);
});

test("A transaction does not see what others commit meanwhile", async () => {
  const id = await begin();
  await graph.ask("POST", "/vertices", { vertex: "Ella", label: "user" });
  const { results } = await run(id, "match (n) return count(n)");
  expect(results[0].data[0].row).toEqual([0]);
});

test("Of two transactions that change the same vertex, the second one is rolled back", async () => {
  await graph.ask("POST", "/vertices", { vertex: "Ray", label: "user" });
  const [first, second] = [await begin(), await begin()];
  await run(first, "match (n {_ID_: 'Ray'}) set n.Age = 1");
  await run(second, "match (n {_ID_: 'Ray'}) set n.Age = 2", "create (:user {_ID_: 'Ella'})");
  expect(await commit(first)).toEqual(SUCCESS);
  expect(await commit(second)).toEqual(
    refusal("GES.8000", expect.stringContaining("vertex [Ray] was changed by another request")),
  );
  expect(await names()).toEqual(["Ray"]);
});

test("A restored snapshot ends the transactions that were open", async () => {
  const id = await begin();
  graph.emulator.snapshot("before");
  graph.emulator.restore("before");
  expect(await commit(id)).toEqual(notOpen(id));
});

test("A statement that fails takes only its own changes back", async () => {
  const id = await begin();
  const failed = await run(id, "create (:user {_ID_: 'Ray'})", "create (:user {_ID_: 'Ella'}) return 1 / 0");
  expect(failed).toMatchObject({ results: [], errors: [{ code: "GES.8005" }] });
  await commit(id);
  expect(await names()).toEqual(["Ray"]);
});

test("A single statement can be a transaction of its own", async () => {
  const statements = [{ statement: "create (n:user {_ID_: 'Ray'}) return id(n)", transactional: true }];
  const { body } = await graph.ask("POST", "/action?action_id=execute-cypher-query", { statements });
  expect(body.results[0].data[0].row).toEqual(["Ray"]);
  expect(await names()).toEqual(["Ray"]);
});

test("The memory edition has no transactions", async () => {
  await graph.emulator.close();
  graph = await movies();
  expect(await graph.ask("POST", "/transaction", {})).toEqual(
    refusal("GES.8000", "A transaction is known in the database edition only."),
  );
});
