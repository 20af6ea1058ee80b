import { afterEach, beforeEach, expect, test } from "vitest";
import { type Api, type Body, JOB_MS, runningGraph, startApi, until } from "./support/api.ts";
import { newObs, type Obs } from "./support/storage.ts";

let api: Api;
let obs: Obs;

beforeEach(async () => {
  obs = await newObs();
  api = await startApi({ obs: obs.folder });
  await runningGraph(api);
  for (const indexType of ["GlobalCompositeVertexIndex", "GlobalCompositeEdgeIndex"]) {
    await ended((await ask("POST", "/indices", { indexName: indexType, indexType, hasLabel: "true" })).body.jobId);
  }
});
afterEach(async () => {
  await api.emulator.close();
  await obs.remove();
});

const ask = (method: string, path: string, body?: unknown) =>
  api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);

function ended(jobId: string, page = ""): Promise<Body> {
  return until(
    api,
    () => ask("GET", `/jobs/${jobId}/status${page}`),
    ({ status }) => status !== "running",
  );
}

async function run(statement: string, more: object = {}): Promise<Body> {
  const statements = [{ statement, executionMode: "async", ...more }];
  return (await ask("POST", "/action?action_id=execute-cypher-query", { statements })).body;
}

async function begin(statement: string, more: object = {}): Promise<string> {
  const { results, errors } = await run(statement, more);
  if (errors.length > 0) throw new Error(errors[0].message);
  return results[0].jobId;
}

test("The job of a statement returns its records page by page", async () => {
  const jobId = await begin("unwind range(1, 5) as n return n, n * n as square");
  expect(await ended(jobId, "?offset=1&limit=2")).toEqual({
    status: "success",
    data: {
      outputs: {
        columns: ["n", "square"],
        data: [
          { row: [2, 4], meta: [null, null] },
          { row: [3, 9], meta: [null, null] },
        ],
        data_offset: 1,
        data_return_size: 2,
        data_total_size: 5,
      },
    },
  });
});

test("The limit of a statement holds for its job", async () => {
  const jobId = await begin("unwind range(1, 5) as n return n", { limit: 3 });
  expect((await ended(jobId)).data.outputs.data_total_size).toBe(3);
});

test("The result of a statement is exported, a line for each record", async () => {
  const jobId = await begin("unwind ['a', 'b,c'] as name return name, [name] as names");
  await ended(jobId);
  const body = { exportPath: "bucket/results/", fileName: "names.csv", paginate: { enable: false } };
  const exported = await ask("POST", `/jobs/${jobId}/action?action_id=export-result`, body);
  expect((await ended(exported.body.jobId)).status).toBe("success");
  expect(await obs.read("bucket/results/names.csv")).toBe(
    '#columns: name,names\n#data:\na,"[""a""]"\n"b,c","[""b,c""]"\n',
  );
});

test("A statement that cannot be parsed begins no job; one that fails later ends its job", async () => {
  expect(await run("return")).toMatchObject({ results: [], errors: [{ code: "GES.8902" }] });
  expect(await ended(await begin("unwind [0] as n return 1 / n"))).toEqual({
    status: "failed",
    failReason: "Cypher statement failed: an integer cannot be divided by zero.",
  });
});

test("A statement that reads can be cancelled, one that changes the graph cannot", async () => {
  const reading = await begin("return 1");
  expect((await ask("DELETE", `/jobs/${reading}`)).status).toBe(200);
  expect((await ask("GET", `/jobs/${reading}/status`)).body.status).toBe("failed");
  const writing = await begin("create (:user {_ID_: 'Ray'})");
  expect((await ask("DELETE", `/jobs/${writing}`)).body.errorMessage).toBe("Unsupported Operation");
  api.emulator.clock.advance(JOB_MS);
  expect((await ended(writing)).status).toBe("success");
});
