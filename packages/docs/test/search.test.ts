import { expect, test } from "vitest";
import { openSearch } from "./support/search.ts";

/** Queries of users, and the page that each means. Each is typed on a page in its own language. */
const ENGLISH: [question: string, path: string][] = [
  ["how do I stop a graph", "/v2/stop-graph/"],
  ["GES.7001", "/errors/GES.7001/"],
  ["graph_size_type_index", "/v2/create-graph/"],
  ["cancel job", "/service/cancel-job/"],
  ["停止图", "/v2/stop-graph/"],
  ["关闭图", "/v2/stop-graph/"],
  ["start graph from backup", "/v2/start-graph/"],
  ["how can I back up a graph", "/v2/create-backup/"],
  ["restart a graph", "/v2/restart-graph/"],
  ["delete backup", "/v2/delete-backup/"],
  ["run pagerank", "/service/execute-algorithm/"],
  ["gremlin query", "/service/execute-gremlin-query/"],
  ["cypher", "/service/execute-cypher-query/"],
  ["add a vertex", "/service/add-vertex/"],
  ["create an index", "/service/create-index/"],
  ["The graph is not running", "/errors/GES.7001/"],
  ["import data from OBS", "/v2/import-graph/"],
  ["list quotas", "/v2/list-quotas/"],
  ["bind EIP", "/v2/attach-eip/"],
  ["executeAlgorithm", "/service/execute-algorithm/"],
];
const CHINESE: [question: string, path: string][] = [
  ["停止图", "/zh/v2/stop-graph/"],
  ["关闭图", "/zh/v2/stop-graph/"],
  ["如何取消任务", "/zh/service/cancel-job/"],
  ["怎么备份图", "/zh/v2/create-backup/"],
  ["GES.7001", "/zh/errors/GES.7001/"],
  ["stop a graph", "/zh/v2/stop-graph/"],
  ["执行算法", "/zh/service/execute-algorithm/"],
  ["新建索引", "/zh/service/create-index/"],
  ["graph_size_type_index", "/zh/v2/create-graph/"],
  ["查询配额", "/zh/v2/list-quotas/"],
];

test("Thirty questions in two languages find their page first, all but two, and all of them among the first three", async () => {
  const missed: string[] = [];
  for (const [language, questions] of [["en", ENGLISH] as const, ["zh", CHINESE] as const]) {
    await using search = await openSearch(language);
    for (const [question, path] of questions) {
      const found = await search.ask(question);
      if (found[0] !== path) missed.push(`${question}: ${found.join(" ")}`);
      expect.soft(found, question).toContain(path);
    }
  }
  expect(ENGLISH.length + CHINESE.length).toBe(30);
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(2);
});

test("A function or an option of the SDK is found where it is described, not only its page", async () => {
  await using search = await openSearch("en");
  expect((await search.ask("akskCredentials"))[0]).toBe("/sdk/core/#akskCredentials");
  expect((await search.ask("createNodeTransport"))[0]).toBe("/sdk/core-undici/#createNodeTransport");
  expect((await search.ask("FaultRule"))[0]).toBe("/sdk/emulator/#FaultRule");
  expect(await search.ask("maxResponseBytes")).toContain("/sdk/core/");
});
