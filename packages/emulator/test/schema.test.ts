import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Body, JOB_MS } from "./support/api.ts";
import { emptyGraph, type GraphApi, movies, refusal } from "./support/movies.ts";

let graph: GraphApi;

beforeEach(async () => {
  graph = await movies();
});
afterEach(() => graph.emulator.close());

const SUCCESS = { status: 200, body: { result: "success" } };

const property = (name: string, dataType = "string", more: object = {}) => ({ property: { name, dataType, ...more } });
const addLabel = (name: string, ...properties: object[]) => graph.ask("POST", "/schema/labels", { name, properties });
const schema = async () => (await graph.ask("GET", "/schema")).body.data.schema;
const labelNamed = async (name: string) => (await schema()).find(({ label }: Body) => label === name);
const counts = async () => (await graph.ask("GET", "/summary")).body.data;

describe("Labels", () => {
  test("are shown with their properties, and those that elements carry without", async () => {
    const genre = { typeNameCount: "2", typeName1: "comedy", typeName2: "drama" };
    expect(await addLabel("movie", property("Title"), property("Genre", "enum", genre))).toEqual(SUCCESS);
    expect(await schema()).toEqual([
      { label: "__DEFAULT__" },
      {
        label: "movie",
        properties: [
          { name: "Title", type: "string", cardinality: "single" },
          { name: "Genre", type: "enum", cardinality: "single", probableValue: ["", "comedy", "drama"] },
        ],
      },
      { label: "user" },
      { label: "friends" },
      { label: "rate" },
    ]);
    const { body } = await graph.ask("GET", "/schema?label=user");
    expect(body).toEqual({ data: {}, result: "success" });
  });

  test.each([
    ["label already exists", "book", []],
    ["label already exists", "__DEFAULT__", []],
    [expect.stringContaining("label name is invalid"), "a<b", []],
    ["property [Title] already exists", "film", [property("Title"), property("Title")]],
    ["dataType [text] of property [Title] is unknown", "film", [property("Title", "text")]],
    [expect.stringContaining("typeNameCount"), "film", [property("Kind", "enum", { typeName1: "a" })]],
    [
      expect.stringContaining("typeNameCount"),
      "film",
      [property("Kind", "enum", { typeNameCount: "2", typeName1: "a" })],
    ],
    [
      expect.stringContaining("typeNameCount"),
      "film",
      [property("Kind", "enum", { typeNameCount: "9".repeat(12), typeName1: "a" })],
    ],
  ])("are refused: %s", async (message, name, properties) => {
    await addLabel("book");
    expect(await addLabel(name, ...properties)).toEqual(refusal("GES.8801", message));
  });

  test("of a batch do not hold each other back", async () => {
    const add = (...names: string[]) =>
      graph.ask("POST", "/schema/labels/action?action_id=batch-add", {
        labels: names.map((name) => ({ name, properties: [] })),
      });
    expect(await add("book", "author")).toEqual(SUCCESS);
    expect((await add("book", "paper")).body).toEqual({
      result: "partial success",
      data: { failed: [{ labelName: "book", cause: "label already exists" }] },
    });
    expect(await labelNamed("paper")).toEqual({ label: "paper" });
    expect(await add("book", "paper")).toEqual(refusal("GES.8801", "label already exists"));
  });

  test("get properties after those they have or, on request, in their place", async () => {
    const update = (name: string, body: object) => graph.ask("POST", `/schema/labels/${name}/properties`, body);
    const names = async () => (await labelNamed("book")).properties.map(({ name }: Body) => name);
    await addLabel("book", property("Title"));
    expect(await update("book", { properties: [property("Pages", "int")] })).toEqual(SUCCESS);
    expect(await names()).toEqual(["Title", "Pages"]);
    expect(await update("book", { properties: [property("Pages", "int")] })).toEqual(
      refusal("GES.8005", "Parameter error! property [Pages] already exists"),
    );
    await update("book", { properties: [property("Pages", "long")], override: true });
    expect(await names()).toEqual(["Pages"]);
    expect(await update("paper", { properties: [] })).toEqual(refusal("GES.8005", "label [paper] does not exist"));
  });

  test("take all that carries them along when they are deleted", async () => {
    expect((await graph.job("DELETE", "/schema/labels/rate")).status).toBe("success");
    expect(await counts()).toEqual({ vertexNum: 5, edgeNum: 1 });
    await graph.job("DELETE", "/schema/labels/user");
    expect(await counts()).toEqual({ vertexNum: 3, edgeNum: 0 });
    expect((await schema()).map(({ label }: Body) => label)).toEqual(["__DEFAULT__", "movie"]);
    for (const [name, message] of Object.entries({
      user: "label [user] does not exist",
      __DEFAULT__: "Parameter error! label [__DEFAULT__] cannot be deleted",
    })) {
      expect(await graph.ask("DELETE", `/schema/labels/${name}`)).toEqual(refusal("GES.8005", message));
    }
  });

  test("outlive the data of a graph that is cleared, unless they are to go too", async () => {
    await addLabel("book");
    await graph.job("POST", "/action?action_id=clear-graph");
    expect(await counts()).toEqual({ vertexNum: 0, edgeNum: 0 });
    expect((await schema()).map(({ label }: Body) => label)).toEqual(["__DEFAULT__", "book"]);
    await graph.job("POST", "/action?action_id=clear-graph", { clearMetadata: true });
    expect(await schema()).toEqual([{ label: "__DEFAULT__" }]);
  });
});

describe("The schema structure", () => {
  test("tells which labels the edges connect, once it has been built", async () => {
    expect(await graph.ask("GET", "/schema/structure")).toEqual(
      refusal("GES.8000", expect.stringContaining("Not found")),
    );
    await graph.job("POST", "/schema/structure/build");
    await graph.ask("DELETE", "/vertices/Ray");
    const { body } = await graph.ask("GET", "/schema/structure?detail=FULL");
    expect(body.schema).toEqual({
      vertices: [
        { vertex: "user", weight: 2 },
        { vertex: "movie", weight: 3 },
      ],
      edges: [
        { source: "user", target: "user", relation: "friends", weight: 1 },
        { source: "user", target: "movie", relation: "rate", weight: 4 },
      ],
    });
    const simple = (await graph.ask("GET", "/schema/structure")).body.schema;
    expect(simple.edges[0]).toEqual({ source: "user", target: "user", relation: "friends" });
  });
});

describe("Data assets", () => {
  test("are what was last counted", async () => {
    const show = async () => (await graph.ask("GET", "/schema/data-assets")).body;
    expect(await show()).toEqual({ result: "success" });
    await graph.job("POST", "/schema/data-assets", {});
    expect(await show()).toEqual({
      generating: false,
      last_generate_time: expect.stringMatching(/^\d{4}-\d{1,2}-\d{1,2} \d{2}:\d{2}:\d{2}$/),
      data_assets: { vertex: { user: 2, movie: 3 }, edge: { friends: 1, rate: 4 } },
    });
  });
});

describe("A count of data assets", () => {
  test("is shown while it runs, and only one runs at a time", async () => {
    const slow = await emptyGraph(JOB_MS);
    await slow.ask("POST", "/schema/data-assets", {});
    expect((await slow.ask("GET", "/schema/data-assets")).body).toMatchObject({ generating: true, progress: "0%" });
    expect(await slow.ask("POST", "/schema/data-assets", {})).toEqual(refusal("GES.8818", expect.any(String)));
    await slow.emulator.close();
  });
});

describe("Indexes", () => {
  test("are listed until they are deleted", async () => {
    const index = { indexName: "ages", indexType: "GlobalCompositeVertexIndex", indexProperty: ["Age"] };
    await graph.job("POST", "/indices", index);
    const list = async () => (await graph.ask("GET", "/indices")).body;
    expect(await list()).toEqual({ data: { result: "success", indices: [{ ...index, hasLabel: "false" }] } });
    expect((await graph.job("DELETE", "/indices/ages")).status).toBe("success");
    expect((await list()).data.indices).toEqual([]);
    expect(await graph.ask("DELETE", "/indices/ages")).toEqual(refusal("GES.8604", "index [ages] does not exist"));
  });
});
