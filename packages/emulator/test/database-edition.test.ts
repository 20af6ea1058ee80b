import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Body, DATABASE_EDITION, runningGraph } from "./support/api.ts";
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
