import { afterEach, expect, test } from "vitest";
import { createEmulator, type Emulator } from "../src/index.ts";
import { runningGraph, startApi, until } from "./support/api.ts";

const ENDLESS = "unwind range(1, 100000) as a unwind range(1, 100000) as b return count(*)";
let emulator: Emulator | undefined;
afterEach(() => emulator?.close());

async function graph(options: Parameters<typeof createEmulator>[0] = {}) {
  const api = await startApi({ jobDuration: 1, ...options });
  emulator = api.emulator;
  await runningGraph(api, "movie");
  const path = "/graphs/movie";
  for (const indexType of ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"]) {
    const index = { indexName: indexType, indexType, hasLabel: "true" };
    const { body } = await api.call("POST", "ges/v1.0", `${path}/indices`, index);
    const status = () => api.call("GET", "ges/v1.0", `${path}/jobs/${body.jobId}/status`);
    await until(api, status, (job) => job.status !== "running");
  }
  const url = `${api.emulator.url}/ges/v1.0/${api.emulator.credentials.projectId}${path}/action?action_id=execute-cypher-query`;
  return {
    ...api,
    queries: async () => (await api.call("GET", "ges/v1.0", `${path}/om/real-time-queries`)).body.current_queries,
    cypher(statement: string, signal?: AbortSignal) {
      const body = JSON.stringify({ statements: [{ statement, parameters: {} }] });
      const headers = { "x-auth-token": api.emulator.token, "content-type": "application/json" };
      const answer = api.emulator.fetch(url, { method: "POST", headers, body, ...(signal && { signal }) });
      return answer.then(
        (response) => response.json() as Promise<{ errors: { message: string }[]; results: unknown[] }>,
      );
    },
  };
}

test("A query is listed as long as it runs, and stops when its client goes", async () => {
  const { cypher, queries } = await graph();
  const client = new AbortController();
  const endless = cypher(ENDLESS, client.signal);
  await expect.poll(queries).toMatchObject([{ request_id: "query-1", status: "RUNNING", request: ENDLESS }]);
  client.abort();
  await expect(endless).rejects.toThrow();
  await expect.poll(queries).toEqual([]);
});

test("A query that is killed says so", async () => {
  const { cypher } = await graph();
  const endless = cypher(ENDLESS);
  await cypher("call dbms.killQuery('query-1')");
  expect((await endless).errors[0]?.message).toContain("the query query-1 was killed");
});

test("Limits of queries are options, and so is what is refused", async () => {
  const { cypher } = await graph({ queryLimits: { steps: 1000 }, compat: "documented" });
  expect((await cypher(ENDLESS)).errors[0]?.message).toContain("more than 1000 steps");
  expect((await cypher("merge (n) return n")).errors[0]?.message).toContain("MERGE at position 0 is not supported");
});

test.each([
  [{ queryLimits: { edges: 1 } }, "queryLimits: edges is none of steps, rows, bytes, timeMs"],
  [{ queryLimits: { rows: 0 } }, "queryLimits: rows must be a whole number above 0"],
  [{ compat: "strict" }, "compat: must be documented or observed"],
])("%j is refused", async (options, message) => {
  await expect(createEmulator(options as object)).rejects.toThrow(message);
});
