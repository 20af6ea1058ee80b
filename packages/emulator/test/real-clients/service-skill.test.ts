import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Api, type Body, runningGraph, startApi, until } from "../support/api.ts";
import { newObs, type Obs } from "../support/storage.ts";

/** Calls the service plane as a published client skill for GES does. */
let api: Api;
let obs: Obs;

const ask = (method: string, path: string, body?: unknown) =>
  api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);

async function ok(method: string, path: string, body?: unknown): Promise<Body> {
  const answer = await ask(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

/** Runs a Cypher statement; the skill sends one at a time, always with parameters. */
async function cypher(statement: string, options: object = {}): Promise<Body> {
  const statements = [{ statement, parameters: {}, ...options }];
  const { results, errors } = await ok("POST", "/action?action_id=execute-cypher-query", { statements });
  expect(errors, statement).toEqual([]);
  return results[0];
}

async function jobEnded(jobId: string): Promise<Body> {
  return until(
    api,
    () => ask("GET", `/jobs/${jobId}/status`),
    ({ status }) => status !== "running" && status !== "pending",
  );
}

/** Cypher needs an index on the labels of vertices and one on those of edges. */
async function index(): Promise<void> {
  for (const kind of ["Vertex", "Edge"]) {
    const indexType = `GlobalComposite${kind}Index`;
    const { jobId } = await ok("POST", "/indices", { indexName: kind, indexType, hasLabel: "true", indexProperty: [] });
    await jobEnded(jobId);
  }
}

const property = (name: string, dataType = "string") => ({ property: { name, dataType, cardinality: "single" } });

async function start(compat?: "documented"): Promise<void> {
  api = await startApi({ obs: obs.folder, compat });
  await runningGraph(api);
}

beforeEach(async () => {
  obs = await newObs();
  await start();
});
afterEach(async () => {
  await api.emulator.close();
  await obs.remove();
});

describe("The service-plane skill", () => {
  test("adds a label with `POST /schema?label=`, and finds it in the schema", async () => {
    await ok("POST", "/schema?label=person", {
      type: "vertex",
      properties: [property("name"), property("age", "int")],
    });
    const { data } = await ok("GET", "/schema");
    expect(data.schema).toContainEqual({
      label: "person",
      type: "vertex",
      properties: [
        { name: "name", type: "string", cardinality: "single" },
        { name: "age", type: "int", cardinality: "single" },
      ],
    });
    await index();
    const { columns, data: rows } = await cypher("call db.schema()");
    expect(columns).toContain("label");
    expect(JSON.stringify(rows)).toContain("person");
  });

  test("is refused that label with --compat documented, as the pages have it", async () => {
    await api.emulator.close();
    await start("documented");
    const { status, body } = await ask("POST", "/schema?label=person", { properties: [property("name")] });
    expect([status, body.errorCode]).toEqual([400, "GES.8005"]);
  });

  test("gives a node a second label, which is read back with the first", async () => {
    await ok("POST", "/schema/labels", { name: "person", type: "vertex", properties: [property("name")] });
    await ok("POST", "/schema/labels", { name: "critic", type: "vertex", properties: [] });
    await index();
    await cypher("create (n:person {_ID_: 'lily', name: 'Lily'})");
    await cypher("match (n) where id(n) = 'lily' set n:`critic` return n");
    const { data } = await cypher("match (n:critic) return labels(n) as labels, n.name as name");
    expect(data[0].row).toEqual([["person", "critic"], "Lily"]);
  });

  test("runs an algorithm and exports the result of its job", async () => {
    await ok("POST", "/schema/labels", { name: "person", type: "vertex", properties: [] });
    for (const vertex of ["a", "b"]) await ok("POST", "/vertices", { vertex, label: "person" });
    await ok("POST", "/edges", { source: "a", target: "b" });
    const { jobId } = await ok("POST", "/action?action_id=execute-algorithm", {
      algorithmName: "pagerank",
      parameters: { alpha: 0.85 },
    });
    expect(await jobEnded(jobId)).toMatchObject({ status: "success" });
    const exported = await ok("POST", `/jobs/${jobId}/action?action_id=export-result`, {
      exportPath: "bucket/results",
      fileName: "pagerank",
    });
    expect(await jobEnded(exported.jobId)).toMatchObject({ status: "success" });
    expect(await obs.read("bucket/results/pagerank")).toContain("#pagerank:");
  });

  test("asks for results in the format raw", async () => {
    await ok("POST", "/schema/labels", { name: "person", type: "vertex", properties: [property("name")] });
    await index();
    await cypher("create (n:person {_ID_: 'lily', name: 'Lily'})");
    const { data } = await cypher("match (n:person) return n, 1 as one", { resultDataContents: ["raw"] });
    expect(data).toEqual([{ raw: [{ id: "lily", label: "person", properties: { name: "Lily" } }, 1] }]);
  });

  test("runs a statement in the background, and exports what its job found", async () => {
    await ok("POST", "/schema/labels", { name: "person", type: "vertex", properties: [property("name")] });
    await index();
    await cypher("create (n:person {_ID_: 'lily', name: 'Lily'})");
    const { jobId } = await cypher("match (n:person) return n.name as name", { executionMode: "async" });
    expect(await jobEnded(jobId)).toMatchObject({ status: "success" });
    const target = { exportPath: "bucket/results", fileName: "people" };
    const exported = await ok("POST", `/jobs/${jobId}/action?action_id=export-result`, target);
    expect(await jobEnded(exported.jobId)).toMatchObject({ status: "success" });
    expect(await obs.read("bucket/results/people")).toContain("Lily");
  });
});
