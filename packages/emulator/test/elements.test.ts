import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Body } from "./support/api.ts";
import { type GraphApi, movies, refusal } from "./support/movies.ts";

let graph: GraphApi;

beforeEach(async () => {
  graph = await movies();
});
afterEach(() => graph.emulator.close());

const SUCCESS = { status: 200, body: { result: "success" } };

async function vertices(...ids: string[]): Promise<Body[]> {
  const query = encodeURIComponent(ids.join(","));
  return (await graph.ask("GET", `/vertices/detail?vertexIds=${query}`)).body.data.vertices;
}

async function edges(source: string, target: string, index?: number): Promise<Body[]> {
  const more = index === undefined ? "" : `&index=${index}`;
  return (await graph.ask("GET", `/edges/detail?source=${source}&target=${target}${more}`)).body.data.edges;
}

const scores = async (source: string, target: string) =>
  (await edges(source, target)).map(({ index, properties }) => [index, properties.Score[0]]);

const counts = async () => {
  const { vertexNum, edgeNum } = (await graph.ask("GET", "/summary")).body.data;
  return [vertexNum, edgeNum];
};

describe("Vertices", () => {
  test("are shown by ID, with every value in an array, and those that do not exist are left out", async () => {
    const ella = { id: "Ella", label: "user", properties: { Age: [34], Tags: ["quiet"] } };
    expect(await vertices("Ella", "Nobody", "Ella")).toEqual([ella]);
    expect(await graph.ask("POST", "/vertices/action?action_id=batch-query", { vertices: ["Nobody", "Ella"] })).toEqual(
      { status: 200, body: { data: { vertices: [ella] }, result: "success" } },
    );
    expect(await graph.ask("GET", "/vertices/detail?vertexIds=Ella,")).toEqual(
      refusal("GES.8208", expect.stringContaining("vertexIds")),
    );
  });

  test.each([
    [false, "user"],
    [true, "movie"],
  ])("that exist are replaced by a batch only when told: %s", async (overrideExists, label) => {
    const batch = { vertices: [{ vertex: "Ray", label: "movie" }], overrideExists };
    expect(await graph.ask("POST", "/vertices/action?action_id=batch-add", batch)).toEqual(SUCCESS);
    expect((await vertices("Ray"))[0].label).toBe(label);
    expect(await counts()).toEqual([5, 5]);
  });

  test("take their edges along when they are deleted", async () => {
    expect(await graph.ask("DELETE", "/vertices/Ella")).toEqual(SUCCESS);
    expect(await counts()).toEqual([4, 2]);
    expect(await graph.ask("DELETE", "/vertices/Ella")).toEqual(refusal("GES.8000", "vertex [Ella] does not exist"));
  });

  test("are deleted in a batch all or not at all, unless errors are ignored", async () => {
    const batch = { vertices: ["Ella", "Nobody"] };
    const path = "/vertices/action?action_id=batch-delete";
    expect(await graph.ask("POST", path, batch)).toEqual(refusal("GES.8000", "vertex [Nobody] does not exist"));
    expect(await counts()).toEqual([5, 5]);
    expect(await graph.ask("POST", path, { ...batch, ignoreError: true })).toEqual(SUCCESS);
    expect(await counts()).toEqual([4, 2]);
  });

  test("are deleted by label and property in a job", async () => {
    const body = { labels: ["user"], vertexFilters: [{ propertyName: "Age", predicate: ">", values: [30] }] };
    expect((await graph.job("POST", "/vertices/action?action_id=delete", body)).status).toBe("success");
    expect(await vertices("Ray", "Ella", "Rocky")).toHaveLength(2);
    expect(await graph.ask("POST", "/vertices/action?action_id=delete", {})).toEqual(
      refusal("GES.8203", expect.stringContaining("vertexFilters")),
    );
  });

  test("can have several labels, are found by each, and end with the default one", async () => {
    const found = async (label: string) => {
      const job = await graph.job("POST", "/vertices/action?action_id=query", { labels: [label] });
      return job.data.outputs.vertices.map(({ id }: Body) => id);
    };
    expect(await graph.ask("POST", "/vertices/Ray/labels", { label: "critic" })).toEqual({ status: 200, body: {} });
    expect(await graph.ask("POST", "/vertices/Ray/labels", { label: "critic" })).toEqual(
      refusal("GES.8213", "Same label [critic] already exists"),
    );
    expect([await found("user"), await found("critic")]).toEqual([["Ray", "Ella"], ["Ray"]]);
    await graph.ask("DELETE", "/vertices/Ray/labels/user");
    expect([await found("user"), (await vertices("Ray"))[0].label]).toEqual([["Ella"], "critic"]);
    expect(await graph.ask("DELETE", "/vertices/Ray/labels/user")).toEqual(
      refusal("GES.8182", "Vertex [Ray] does not have label [user]"),
    );
    await graph.ask("DELETE", "/vertices/Ray/labels/critic");
    expect((await vertices("Ray"))[0].label).toBe("__DEFAULT__");
    await graph.ask("POST", "/vertices/Ray/labels", { label: "user" });
    expect(await found("__DEFAULT__")).toEqual([]);
  });
});

describe("Edges", () => {
  test("are shown by their ends, all of them or the one with an index", async () => {
    expect(await scores("Ray", "Rocky")).toEqual([
      ["0", 3],
      ["1", 5],
    ]);
    expect(await edges("Ray", "Rocky", 1)).toEqual([
      { source: "Ray", target: "Rocky", label: "rate", index: "1", properties: { Score: [5] } },
    ]);
    expect(await edges("Rocky", "Ray")).toEqual([]);
    expect(await graph.ask("GET", "/edges/detail?source=Ray&target=Rocky&sortKey=3&sortKeyType=Integer")).toEqual({
      status: 501,
      body: { errorCode: "EMULATOR.501", errorMessage: expect.stringContaining("sortKey") },
    });
    const batch = {
      edges: [
        { source: "Ray", target: "Rocky", index: "0" },
        { source: "Ray", target: "Brazil" },
      ],
    };
    const { body } = await graph.ask("POST", "/edges/action?action_id=batch-query", batch);
    expect(body.data.edges.map(({ properties }: Body) => properties.Score)).toEqual([[3]]);
  });

  test("are added in a batch that needs their vertices, or makes them", async () => {
    const path = "/edges/action?action_id=batch-add";
    const batch = { edges: [{ source: "Ray", target: "Ghost", label: "sees" }] };
    expect(await graph.ask("POST", path, batch)).toEqual(
      refusal("GES.8000", "edge target vertex [Ghost] does not exist"),
    );
    const { body } = await graph.ask("POST", path, { ...batch, createNotExists: true });
    expect(body).toEqual({ result: "success", data: { edges: [{ index: "0", source: "Ray", target: "Ghost" }] } });
    expect(await vertices("Ghost")).toEqual([{ id: "Ghost", label: "__DEFAULT__", properties: {} }]);
  });

  test("override the one with the same value in a batch that says which property counts", async () => {
    const edge = { source: "Ray", target: "Rocky", label: "rate" };
    const { body } = await graph.ask("POST", "/edges/action?action_id=batch-add", {
      edges: [
        { ...edge, properties: { Score: 5, Seen: true } },
        { ...edge, properties: { Score: 1 } },
      ],
      parallelEdge: { action: "override", targetProperties: [{ label: "rate", properties: ["Score"] }] },
    });
    expect(body.data.edges.map(({ index }: Body) => index)).toEqual(["1", "2"]);
    expect((await edges("Ray", "Rocky", 1))[0].properties).toEqual({ Score: [5], Seen: [true] });
  });

  test.each([
    ["", []],
    ["&index=0", [["1", 5]]],
    ["&property=Score&value=5&index=0", [["0", 3]]],
  ])("are deleted as %j tells", async (query, left) => {
    expect(await graph.ask("DELETE", `/edges?source=Ray&target=Rocky${query}`)).toEqual(SUCCESS);
    expect(await scores("Ray", "Rocky")).toEqual(left);
  });

  test.each([
    ["source=Nobody&target=Rocky", "edge source vertex [Nobody] does not exist"],
    ["source=Ray&target=Nobody", "edge target vertex [Nobody] does not exist"],
    ["source=Ray&target=Rocky&index=7", "edge [Ray-Rocky-7] does not exist"],
    ["source=Ray&target=Rocky&property=Score", "Parameters property and value go together."],
    ["source=Ray&target=Rocky&label=rate", "Parameter label goes together with property and value."],
    ["source=Ray&target=Rocky&property=Score&value=9", "edge [Ray-Rocky] with Score [9] does not exist"],
  ])("are not deleted by %s", async (query, message) => {
    expect(await graph.ask("DELETE", `/edges?${query}`)).toEqual(refusal("GES.8000", message));
    expect(await counts()).toEqual([5, 5]);
  });

  test("are deleted in a batch one for each label and all without one", async () => {
    const path = "/edges/action?action_id=batch-delete";
    const rated = { source: "Ray", target: "Rocky", label: "rate" };
    expect(await graph.ask("POST", path, { edges: [rated, rated, rated] })).toEqual(
      refusal("GES.8000", "edge [Ray-Rocky] does not exist"),
    );
    expect(await graph.ask("POST", path, { edges: [rated] })).toEqual(SUCCESS);
    expect(await scores("Ray", "Rocky")).toEqual([["1", 5]]);
    const rest = { edges: [{ source: "Ray", target: "Rocky" }, rated], ignoreError: true };
    expect((await graph.job("POST", path, { ...rest, executionMode: "async" })).status).toBe("success");
    expect(await counts()).toEqual([5, 3]);
    const failed = await graph.job("POST", path, { edges: [rated], executionMode: "async" });
    expect(failed).toEqual({ status: "failed", failReason: "edge [Ray-Rocky] does not exist" });
  });

  test("are deleted by label and property in a job", async () => {
    const edgeFilters = [{ propertyName: "Score", predicate: "<=", values: ["3"] }];
    await graph.job("POST", "/edges/action?action_id=delete", { edgeFilters });
    expect(await counts()).toEqual([5, 3]);
    await graph.job("POST", "/edges/action?action_id=delete", { labels: ["rate"] });
    expect(await counts()).toEqual([5, 1]);
  });
});

describe("Properties", () => {
  const change = (action: string, properties: object, id = "Ray") =>
    graph.ask("POST", `/vertices/${id}/properties/action?action_id=${action}`, { properties });
  const ray = async () => (await vertices("Ray"))[0].properties;

  test("of a vertex are overwritten, and the others stay", async () => {
    expect(await change("update", { Tags: "loud", Name: ["Ray"] })).toEqual(SUCCESS);
    expect(await ray()).toEqual({ Age: [21], Tags: ["loud"], Name: ["Ray"] });
    expect(await change("update", {}, "Nobody")).toEqual(refusal("GES.8220", "vertex [Nobody] does not exist"));
  });

  test("of a vertex get values beside the old ones when they hold several, and in their place when they hold one", async () => {
    await change("add", { Tags: ["loud"], Age: [22] });
    expect(await ray()).toEqual({ Age: [22], Tags: ["old", "quiet", "loud"] });
  });

  test("hold what their label defines: a set once each, numbers as numbers", async () => {
    const property = (name: string, dataType: string, cardinality: string) => ({
      property: { name, dataType, cardinality },
    });
    await graph.ask("POST", "/schema/labels", {
      name: "user",
      properties: [property("Tags", "string", "set"), property("Age", "int", "single"), property("Is", "bool", "list")],
    });
    await change("add", { Tags: ["quiet", "loud"], Age: ["22"], Is: "true" });
    await change("add", { Is: [false] });
    expect(await ray()).toEqual({ Age: [22], Tags: ["old", "quiet", "loud"], Is: [true, false] });
  });

  test("of a vertex lose the values that are named, and go when none is left", async () => {
    await change("del", { Tags: ["old"], Age: ["21"] });
    expect(await ray()).toEqual({ Tags: ["quiet"] });
    await change("del", { Tags: ["loud"] });
    expect(await ray()).toEqual({ Tags: ["quiet"] });
  });

  test("of several vertices change all or not at all, unless errors are ignored", async () => {
    const batch = ["Ray", "Nobody"].map((vertex) => ({ vertex, label: "user", properties: { Age: 50 } }));
    const path = "/vertices/properties/action?action_id=batch-update";
    expect(await graph.ask("POST", path, { vertices: batch })).toEqual(
      refusal("GES.8220", "vertex [Nobody] does not exist"),
    );
    expect((await ray()).Age).toEqual([21]);
    expect(await graph.ask("POST", path, { vertices: batch, ignoreError: true })).toEqual(SUCCESS);
    expect((await ray()).Age).toEqual([50]);
    const wrong = [{ vertex: "Ray", label: "movie", properties: {} }];
    expect(await graph.ask("POST", path, { vertices: wrong })).toEqual(
      refusal("GES.8220", "vertex [Ray] does not have label [movie]"),
    );
  });

  test.each([
    [
      "",
      {},
      [
        ["0", 9],
        ["1", 5],
      ],
    ],
    [
      "&index=1",
      {},
      [
        ["0", 3],
        ["1", 9],
      ],
    ],
  ])("of an edge belong to the first one, or to the one with the index%s", async (query, body, left) => {
    const path = `/edges/properties/action?action_id=update&source=Ray&target=Rocky${query}`;
    expect(await graph.ask("POST", path, { properties: { Score: 9 }, ...body })).toEqual(SUCCESS);
    expect(await scores("Ray", "Rocky")).toEqual(left);
  });

  test("of an edge belong to the one that has the value of a target property", async () => {
    const path = "/edges/properties/action?action_id=update&source=Ray&target=Rocky";
    const targetProperties = [{ label: "rate", properties: ["Score"] }];
    await graph.ask("POST", path, { properties: { Score: [5], Seen: true }, targetProperties });
    expect((await edges("Ray", "Rocky")).map(({ properties }) => properties)).toEqual([
      { Score: [3] },
      { Score: [5], Seen: [true] },
    ]);
    expect(await graph.ask("POST", path, { properties: { Score: [8] }, targetProperties })).toEqual(
      refusal("GES.8221", "edge [Ray-Rocky] does not exist"),
    );
  });

  test("of several edges change all or not at all, unless errors are ignored", async () => {
    const edges = ["1", "7"].map((index) => ({ source: "Ray", target: "Rocky", index, properties: { Score: 0 } }));
    const path = "/edges/properties/action?action_id=batch-add";
    expect(await graph.ask("POST", path, { edges })).toEqual(refusal("GES.8221", "edge [Ray-Rocky-7] does not exist"));
    expect(await graph.ask("POST", path, { edges, ignoreError: true })).toEqual(SUCCESS);
    expect(await scores("Ray", "Rocky")).toEqual([
      ["0", 3],
      ["1", 0],
    ]);
  });
});
