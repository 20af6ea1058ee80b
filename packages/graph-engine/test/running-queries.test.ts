import { expect, test } from "vitest";
import { executeCypher } from "../src/cypher/index.ts";
import { GraphData } from "../src/graph/index.ts";
import { RunningQueries } from "../src/scheduling/index.ts";

const ENDLESS = "unwind range(1, 100000) as a unwind range(1, 100000) as b return count(*)";

function running() {
  const queries = new RunningQueries();
  const data = new GraphData();
  const run = (text: string, signal?: AbortSignal) =>
    queries.run(text, { signal }, (budget) =>
      executeCypher(text, data, {
        parameters: {},
        formats: ["row"],
        includeStats: false,
        budget,
        queries,
        newId: () => "new",
      }),
    );
  return { queries, run };
}

test("A query is listed as long as it runs, and another one can kill it", async () => {
  const { queries, run } = running();
  const endless = run(ENDLESS);
  const [listed] = (
    await run("call dbms.listQueries() yield queryId, query where query contains 'count' return queryId, query")
  ).data;
  expect(listed).toMatchObject({ row: ["query-1", ENDLESS] });
  const killed = expect(endless).rejects.toThrow("the query query-1 was killed");
  expect((await run("call dbms.killQuery('query-1')")).data).toMatchObject([{ row: ["query-1", "Query found"] }]);
  await killed;
  expect([...queries.list()]).toEqual([]);
});

test("A query ends when its client has disconnected", async () => {
  const { run } = running();
  const client = new AbortController();
  const endless = run(ENDLESS, client.signal);
  client.abort(new Error("gone"));
  await expect(endless).rejects.toThrow("gone");
});
