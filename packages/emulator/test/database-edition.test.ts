import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator } from "../src/index.ts";
import { type Body, DATABASE_EDITION, runningGraph, SETTINGS, until } from "./support/api.ts";
import { DataFolder, ended, service } from "./support/data-folder.ts";
import { emptyGraph, type GraphApi, movies, refusal } from "./support/movies.ts";

let graph: GraphApi;
beforeEach(async () => {
  graph = await emptyGraph(1, DATABASE_EDITION);
});
afterEach(() => graph.emulator.close());

const SUCCESS = { status: 200, body: { result: "success" } };
const OF_ANOTHER_EDITION = expect.stringContaining("database edition only");

describe("The properties of a label", () => {
  const property = (name: string, dataType = "string") => ({ property: { name, dataType, cardinality: "single" } });
  const replace = (label: string, body: object) => graph.ask("POST", `/schema?label=${label}`, body);
  const book = async () =>
    (await graph.ask("GET", "/schema")).body.data.schema.find(({ label }: Body) => label === "book");
  const addBook = () =>
    graph.ask("POST", "/schema/labels", { name: "book", type: "vertex", properties: [property("Title")] });

  test("are replaced as a whole, and the label is one of vertices and edges unless that is said anew", async () => {
    await addBook();
    expect(await replace("book", { type: "vertex", properties: [property("Pages", "int")] })).toEqual(SUCCESS);
    const pages = { name: "Pages", type: "int", cardinality: "single" };
    expect(await book()).toEqual({ label: "book", type: "vertex", properties: [pages] });
    expect(await replace("book", { properties: [] })).toEqual(SUCCESS);
    expect(await book()).toEqual({ label: "book", type: "all" });
  });

  test("are those of elements that come later, and leave the others as they are", async () => {
    await addBook();
    const add = (vertex: string, properties: object) =>
      graph.ask("POST", "/vertices", { vertex, label: "book", properties });
    await add("old", { Title: ["Emma"] });
    await replace("book", { properties: [property("Pages", "int")] });
    await add("new", { Pages: ["474"] });
    const { body } = await graph.ask("GET", "/vertices/detail?vertexIds=old,new");
    expect(body.data.vertices.map(({ properties }: Body) => properties)).toEqual([
      { Title: ["Emma"] },
      { Pages: [474] },
    ]);
  });

  test("are not replaced where something is wrong with them", async () => {
    await addBook();
    expect(await replace("book", { properties: [property("Pages", "page")] })).toEqual(
      refusal("GES.8005", "Parameter error! dataType [page] of property [Pages] is unknown"),
    );
    expect((await book()).properties).toHaveLength(1);
  });
});

describe("Several indexes at once", () => {
  const create = (...indices: object[]) => graph.ask("POST", "/indices/action?action_id=batch-build", { indices });
  const indexes = async () => (await graph.ask("GET", "/indices")).body.data.indices;
  const ageIndex = { indexName: "age", indexType: "GlobalCompositeVertexIndex", hasLabel: true };
  const titleIndex = { indexName: "title", indexType: "CompositeVertexIndex", indexProperty: ["title"] };

  test("are created by one job", async () => {
    const job = await graph.job("POST", "/indices/action?action_id=batch-build", {
      indices: [ageIndex, { ...titleIndex, indexLabel: ["movie"], strLength: 64 }],
    });
    expect(job.status).toBe("success");
    expect(await indexes()).toEqual([
      { ...ageIndex, indexProperty: [] },
      { ...titleIndex, indexLabel: ["movie"], hasLabel: false },
    ]);
  });

  test.each([
    ["index [age] already exists", [ageIndex, ageIndex]],
    ["Parameter indexLabel is needed for CompositeVertexIndex in index [title]", [ageIndex, titleIndex]],
    [expect.stringContaining("indexProperty cannot be empty"), [{ ...ageIndex, hasLabel: false }]],
  ])("are all refused when one cannot be created: %s", async (message, indices) => {
    expect(await create(...indices)).toEqual(refusal("GES.8603", message));
    expect(await indexes()).toEqual([]);
  });

  test("are not emulated for words in properties", async () => {
    const words = { ...ageIndex, indexType: "FullTextIndex" };
    const notEmulated = { status: 501, body: { errorCode: "EMULATOR.501", errorMessage: expect.any(String) } };
    expect(await create(words)).toEqual(notEmulated);
    expect(await graph.ask("POST", "/indices", words)).toEqual(notEmulated);
  });

  test("are 500 at most, with those there are already", async () => {
    await graph.job("POST", "/indices", ageIndex);
    const many = Array.from({ length: 500 }, (_, number) => ({ ...ageIndex, indexName: `index${number}` }));
    expect(await create(...many)).toEqual(refusal("GES.8603", "a graph has at most 500 indexes"));
    expect((await create(...many.slice(1))).status).toBe(200);
  });
});

test("Indexes of certain labels come back with a snapshot, and are there again after a crash", async () => {
  const index = { indexName: "title", indexType: "CompositeVertexIndex", indexLabel: ["movie"] };
  const folder = new DataFolder();
  try {
    const api = await folder.start();
    await runningGraph(api, "movie", DATABASE_EDITION);
    const indices = [{ ...index, indexProperty: ["title"] }];
    const { body } = await service(api, "POST", "indices/action?action_id=batch-build", { indices });
    await ended(api, body.jobId);
    const before = await service(api, "GET", "indices");
    expect(before.body.data.indices).toMatchObject([index]);
    api.emulator.snapshot("indexed");
    await ended(api, (await service(api, "DELETE", "indices/title")).body.jobId);
    api.emulator.restore("indexed");
    expect(await service(api, "GET", "indices")).toEqual(before);
    await service(api, "GET", "summary");
    expect(await service(await folder.crash(), "GET", "indices")).toEqual(before);
  } finally {
    await folder.remove();
  }
});

test("A graph of another edition is refused what only the database edition knows", async () => {
  await graph.emulator.close();
  graph = await movies();
  const index = { indexName: "i", indexType: "GlobalCompositeVertexIndex", hasLabel: true };
  expect(await graph.ask("POST", "/indices/action?action_id=batch-build", { indices: [index] })).toEqual(
    refusal("GES.8603", OF_ANOTHER_EDITION),
  );
});

describe("Several graphs in an instance", () => {
  const inner = (method: string, path = "", body?: unknown) => graph.call(method, "ges/v1.0", `/graphs${path}`, body);
  const create = (graphName: string) =>
    inner("POST", "", { graphName, idType: "fixedLengthString", idLength: 20, sortKeyType: "varString" });
  const names = async () => (await inner("GET")).body.graphs.map(({ graphName }: Body) => graphName);

  test("are created, listed and worked on, and the management plane sees the instance only", async () => {
    expect(await create("orders")).toEqual(SUCCESS);
    expect((await inner("GET")).body).toEqual({
      result: "success",
      graphs: [
        { graphName: "movie", averageImportRate: 0 },
        {
          graphName: "orders",
          idType: "fixedLengthString",
          idLength: 20,
          sortKeyType: "varString",
          averageImportRate: 0,
        },
      ],
    });
    await inner("POST", "/orders/vertices", { vertex: "a", label: "__DEFAULT__" });
    const count = async (name: string) => (await inner("GET", `/${name}/summary`)).body.data.vertexNum;
    expect([await count("orders"), await count("movie")]).toEqual([1, 0]);
    expect((await graph.call("GET", "v2", "/graphs")).body.graph_count).toBe(1);
  });

  test("have names of their own, and need an instance that runs", async () => {
    expect(await create("movie")).toMatchObject({ status: 400, body: { errorCode: "GES.8012" } });
    await create("orders");
    const [{ id }] = (await graph.call("GET", "v2", "/graphs")).body.graphs;
    await graph.call("DELETE", "v2", `/graphs/${id}`);
    graph.emulator.clock.advance(1000);
    expect(await names()).toEqual([]);
    expect(await create("again")).toMatchObject({ status: 400, body: { errorCode: "GES.8005" } });
  });

  test("are deleted one by one, by a job that is found under the name of what is gone", async () => {
    await create("orders");
    const { jobId } = (await inner("DELETE", "/orders")).body;
    const job = await until(
      graph,
      () => inner("GET", `/orders/jobs/${jobId}/status`),
      ({ status }) => status !== "running",
    );
    expect(job).toMatchObject({ status: "success" });
    expect(await names()).toEqual(["movie"]);
    expect(await inner("GET", "/orders/jobs/nobody/status")).toMatchObject({
      status: 400,
      body: { errorCode: "GES.8301" },
    });
  });

  test("may leave their instance without its own, which then can be created anew", async () => {
    await inner("POST", "/movie/vertices", { vertex: "a", label: "__DEFAULT__" });
    const { jobId } = (await inner("DELETE", "/movie")).body;
    const status = () => inner("GET", `/movie/jobs/${jobId}/status`);
    expect(await until(graph, status, (body) => body.status !== "running")).toMatchObject({ status: "success" });
    expect(await names()).toEqual([]);
    expect((await inner("GET", "/movie/summary")).status).toBe(400);
    expect((await graph.call("GET", "v2", "/graphs")).body.graph_count).toBe(1);
    expect(await create("movie")).toEqual(SUCCESS);
    expect((await inner("GET", "/movie/summary")).body.data.vertexNum).toBe(0);
  });

  test("are kept in a data folder", async () => {
    const folder = new DataFolder();
    try {
      const api = await folder.start();
      await runningGraph(api, "movie", DATABASE_EDITION);
      const body = { graphName: "orders", idType: "hash", sortKeyType: "int" };
      await api.call("POST", "ges/v1.0", "/graphs", body);
      const list = async (on: typeof api) => (await on.call("GET", "ges/v1.0", "/graphs")).body;
      const before = await list(api);
      expect(await list(await folder.crash())).toEqual(before);
    } finally {
      await folder.remove();
    }
  });
});

test("Metrics are those of the emulator's own process", async () => {
  await graph.ask("POST", "/vertices", { vertex: "a", label: "__DEFAULT__" });
  const { body } = await graph.ask("GET", "/om/metrics");
  const [{ overview, disk_details }] = body.node_metrics;
  expect(overview.mem_usage).toBeGreaterThan(0);
  expect(overview.mem_usage).toBeLessThan(overview.mem_total);
  expect(overview.cpu_usage).toBeLessThanOrEqual(100);
  expect(disk_details).toEqual([]);
  expect(body.performance_metrics).toEqual({ vertex_number: 1, edge_number: 0, running_jobs: 0, running_queries: 0 });
  expect((await graph.ask("GET", "/om/metrics?with_performance_metrics=false")).body).not.toHaveProperty(
    "performance_metrics",
  );
});

test("With --compat documented only the seven algorithms that the page names can be cancelled", async () => {
  await using emulator = await createEmulator({ compat: "documented", jobDuration: 60_000 });
  const call = async (method: string, path: string, body?: unknown) => {
    const { projectId } = emulator.credentials;
    const response = await emulator.fetch(`${emulator.url}/${path.replace("P", projectId)}`, {
      method,
      headers: { "x-auth-token": emulator.token },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  await call("POST", "v2/P/graphs", { graph: { name: "movie", ...SETTINGS } });
  emulator.clock.advance(60_000);
  const cancelled = async (algorithmName: string, parameters = {}) => {
    const path = "ges/v1.0/P/graphs/movie";
    const { body } = await call("POST", `${path}/action?action_id=execute-algorithm`, { algorithmName, parameters });
    return (await call("DELETE", `${path}/jobs/${body.jobId}`)).status;
  };
  expect([await cancelled("pagerank"), await cancelled("closeness", { source: "a" })]).toEqual([200, 400]);
});
