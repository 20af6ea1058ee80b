import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Body } from "./support/api.ts";
import { type GraphApi, movies, refusal } from "./support/movies.ts";

let graph: GraphApi;

beforeEach(async () => {
  graph = await movies();
});
afterEach(() => graph.emulator.close());

const filter = (leftvalue: object, predicate: string, value?: unknown) => ({
  property_filter: { leftvalue, predicate, rightvalue: value === undefined ? {} : { value } },
});
const property = (name: string, predicate: string, value?: unknown) =>
  filter({ property_name: name }, predicate, value);
const label = (predicate: string, value: unknown) => filter({ label_name: "labelName" }, predicate, value);
const id = (predicate: string, value: unknown) => filter({ id: "" }, predicate, value);
const join = (leftvalue: object, predicate: "&" | "|", rightvalue: object) => ({
  property_filter: { leftvalue, predicate, rightvalue },
});

const query = (body: object) => graph.ask("POST", "/action?action_id=filtered-query", body);
const walk = async (start: object, ...filters: object[]) => (await query({ ...start, filters })).body.data;
const ids = async (start: object, ...filters: object[]) =>
  (await walk(start, ...filters)).vertices.map((vertex: Body) => vertex.id).sort();
const edgeNames = (edges: Body[]) => edges.map(({ source, target, index }) => `${source}-${target}-${index}`).sort();

const RAY = { vertices: ["Ray"] };
const ALL = { vertices: [] };

describe("A filter", () => {
  const found = (vertex_filter: object) => ids(ALL, { operator: "vertex", vertex_filter });

  test.each([
    ["Age", "=", "21", ["Ray"]],
    ["Age", "!=", 21, ["Ella"]],
    ["Age", "<", 34, ["Ray"]],
    ["Age", "<=", "34", ["Ella", "Ray"]],
    ["Age", ">", 100, []],
    ["Age", ">=", 22, ["Ella"]],
    ["Age", "IN", [20, 21], ["Ray"]],
    ["Age", "NOTIN", [20, 21], ["Ella"]],
    ["Age", "HAS", undefined, ["Ella", "Ray"]],
    ["Age", "HASNOT", undefined, ["Alien", "Brazil", "Rocky"]],
    ["Tags", "CONTAIN", "quiet", ["Ella", "Ray"]],
    ["Tags", "NOTCONTAIN", "old", ["Ella"]],
    ["Tags", "SUBSET", ["quiet", "old"], ["Ray"]],
    ["Title", "PREFIX", "The ", ["Rocky"]],
    ["Title", "SUBSTRING", "00", ["Alien"]],
    ["Title", "CISUBSTRING", "rocky road", ["Rocky"]],
    ["Title", "REGEX", "[A-Z][a-z]+", ["Brazil"]],
    ["Title", "FUZZY", "Brasil", ["Brazil"]],
    ["Released", "<", "1979-05-25 00:00:01", ["Alien", "Rocky"]],
    ["Released", ">=", "1985-02-20 12:30:00", ["Brazil"]],
  ])("finds vertices whose %s %s %j", async (name, predicate, value, expected) => {
    expect(await found(property(name, predicate, value))).toEqual(expected);
  });

  test("asks for labels, each of a vertex that has several", async () => {
    await graph.ask("POST", "/vertices/Ray/labels", { label: "critic" });
    expect(await found(label("=", "critic"))).toEqual(["Ray"]);
    expect(await found(label("IN", ["critic", "movie"]))).toEqual(["Alien", "Brazil", "Ray", "Rocky"]);
    expect(await found(label("!=", "movie"))).toEqual(["Ella", "Ray"]);
  });

  test("asks for IDs", async () => {
    expect(await found(id("PREFIX", "R"))).toEqual(["Ray", "Rocky"]);
    expect(await found(id("IN", ["Ella", "Nobody"]))).toEqual(["Ella"]);
  });

  test("joins others, however deep", async () => {
    const young = property("Age", "<", 30);
    expect(await found(join(young, "|", property("Title", "=", "Brazil")))).toEqual(["Brazil", "Ray"]);
    expect(await found(join(young, "&", label("=", "movie")))).toEqual([]);
    const deep = Array.from({ length: 10 }).reduce<object>((inner) => join(inner, "&", label("=", "user")), young);
    expect(await found(deep)).toEqual(["Ray"]);
  });

  test.each([
    ["needs a value", property("Age", "=")],
    ["REGEX", property("Title", "REGEX", "(")],
    ["REGEX", property("Title", "REGEX", "(a)\\1")],
  ])("is refused when it says nothing: %s", async (message, vertex_filter) => {
    expect(await query({ ...ALL, filters: [{ operator: "vertex", vertex_filter }] })).toEqual(
      refusal("GES.8806", expect.stringContaining(message)),
    );
  });

  test("does not keep the emulator busy, whatever the expression and the text", async () => {
    const long = `${"a".repeat(50_000)}b`;
    await graph.ask("POST", "/vertices", { vertex: "Long", label: "agent", properties: { Title: long } });
    expect(await found(property("Title", "REGEX", "(a+)+"))).toEqual([]);
    expect(await found(property("Title", "REGEX", "(a+)+b"))).toEqual(["Long"]);
    expect(await found(property("Title", "FUZZY", `${long}cc`))).toEqual(["Long"]);
    expect(await found(property("Title", "FUZZY", `${long}ccc`))).toEqual([]);
  });

  test("takes texts as equal when they are spelt the same, and numbers by size", async () => {
    await graph.ask("POST", "/vertices", {
      vertex: "Bond",
      label: "agent",
      properties: { Number: "007", Size: "7.0" },
    });
    expect(await found(property("Number", "=", "7"))).toEqual([]);
    expect(await found(property("Number", "=", "007"))).toEqual(["Bond"]);
    expect(await found(property("Size", "=", 7))).toEqual(["Bond"]);
    expect(await found(property("Size", "<", "10"))).toEqual(["Bond"]);
  });
});

describe("A filtered query", () => {
  test.each([
    ["outV", ["Ella", "Rocky"]],
    ["inV", []],
    ["bothV", ["Ella", "Rocky"]],
  ])("goes from a vertex by %s", async (operator, expected) => {
    expect(await ids(RAY, { operator })).toEqual(expected);
  });

  test.each([
    ["out", ["Ella-Brazil-0", "Ella-Rocky-0"]],
    ["in", ["Ray-Ella-0"]],
    ["both", ["Ella-Brazil-0", "Ella-Rocky-0", "Ray-Ella-0"]],
  ])("goes from a vertex to edges by %s", async (operator, expected) => {
    expect(edgeNames((await walk({ vertices: ["Ella"] }, { operator })).edges)).toEqual(expected);
  });

  test.each([
    ["inV", ["Ella", "Ray"]],
    ["outV", ["Brazil", "Ella", "Rocky"]],
    ["bothV", ["Brazil", "Ella", "Ray", "Rocky"]],
  ])("goes from edges to vertices by %s", async (operator, expected) => {
    expect(await ids({ vertices: ["Ella"] }, { operator: "both" }, { operator })).toEqual(expected);
  });

  test("continues from the elements that each step found and its filter accepted", async () => {
    const data = await walk(
      RAY,
      { operator: "outV", vertex_filter: label("=", "user") },
      { operator: "out", edge_filter: property("Score", ">", 3) },
    );
    expect(data.edges).toEqual([
      { source: "Ella", target: "Rocky", label: "rate", index: "0", properties: { Score: [4] } },
    ]);
  });

  test("starts at edges too, and at all of them when none is named", async () => {
    const both = { edges: [{ source: "Ray", target: "Rocky" }] };
    expect(edgeNames((await walk(both, { operator: "edge" })).edges)).toEqual(["Ray-Rocky-0", "Ray-Rocky-1"]);
    expect(await ids({ edges: [{ source: "Ray", target: "Rocky", index: "1" }] }, { operator: "outV" })).toEqual([
      "Rocky",
    ]);
    const rated = await walk({ edges: [] }, { operator: "edge", edge_filter: property("Score", "<", 4) });
    expect(edgeNames(rated.edges)).toEqual(["Ella-Brazil-0", "Ray-Rocky-0"]);
  });

  test("answers all vertices on the way", async () => {
    const start = { ...RAY, query_type: "AllVertices" };
    expect(await ids(start, { operator: "outV", vertex_filter: label("=", "user") }, { operator: "outV" })).toEqual([
      "Brazil",
      "Ella",
      "Ray",
      "Rocky",
    ]);
  });

  test("answers all edges on the way, without their properties", async () => {
    const { edges } = await walk({ ...RAY, query_type: "SimpleEdges" }, { operator: "outV" }, { operator: "outV" });
    expect(edgeNames(edges)).toEqual(["Ella-Brazil-0", "Ella-Rocky-0", "Ray-Ella-0", "Ray-Rocky-0", "Ray-Rocky-1"]);
    expect(edges[0]).toEqual({ source: "Ray", target: "Ella", label: "friends", index: "0" });
  });

  test.each([
    [
      false,
      [
        ["Ray-Ella-0", "Ella-Rocky-0"],
        ["Ray-Ella-0", "Ella-Brazil-0"],
      ],
    ],
    [true, [["Ray-Rocky-0"], ["Ray-Rocky-1"], ["Ray-Ella-0", "Ella-Rocky-0"], ["Ray-Ella-0", "Ella-Brazil-0"]]],
  ])("answers paths; those that end early only when full paths are wanted: %s", async (full_path, expected) => {
    const { paths } = await walk({ ...RAY, query_type: "Path", full_path }, { operator: "outV" }, { operator: "outV" });
    expect(paths.map((path: Body[]) => path.map((edge) => edgeNames([edge])[0]))).toEqual(expected);
    expect(paths.at(-1).at(-1)).toEqual({ source: "Ella", target: "Brazil", index: "0", label: "rate" });
  });

  test("counts an edge once on a path that stands on it before it goes on", async () => {
    const { paths } = await walk({ ...RAY, query_type: "Path" }, { operator: "out" }, { operator: "outV" });
    expect(paths.map((path: Body[]) => edgeNames(path))).toEqual([["Ray-Ella-0"], ["Ray-Rocky-0"], ["Ray-Rocky-1"]]);
  });

  test("goes round a loop once", async () => {
    await graph.ask("POST", "/edges", { source: "Alien", target: "Alien", label: "is" });
    const loop = { vertices: ["Alien"], query_type: "Path" };
    for (const steps of [["bothV"], ["both"], ["both", "bothV"]]) {
      const { paths } = await walk(loop, ...steps.map((operator) => ({ operator })));
      expect(paths.map((path: Body[]) => edgeNames(path))).toEqual([["Alien-Alien-0"]]);
    }
  });

  test("answers only the parts that were asked for", async () => {
    const by = [{ id: true, properties: true, selectedProperties: ["Age"] }];
    expect(await walk({ ...RAY, by }, { operator: "vertex" })).toEqual({
      vertices: [{ id: "Ray", properties: { Age: [21] } }],
    });
    expect(await walk({ ...RAY, by: [{ label: true }] }, { operator: "outV" })).toEqual({
      vertices: [{ label: "user" }, { label: "movie" }],
    });
  });

  test("runs as a job that shows its results a page at a time, unless all are requested", async () => {
    const body = { ...ALL, filters: [{ operator: "vertex" }], executionMode: "async" };
    const page = async (visualized: boolean) => {
      const job = await graph.job(
        "POST",
        "/action?action_id=filtered-query",
        { ...body, visualized },
        "?limit=2&offset=1",
      );
      return job.data.outputs;
    };
    expect(await page(false)).toMatchObject({ data_return_size: 2, data_offset: 1, data_total_size: 5 });
    expect((await page(true)).vertices).toHaveLength(5);
  });

  test.each([
    ["cannot all be null", { filters: [{ operator: "outV" }] }],
    [
      "cannot be given together",
      { ...RAY, edges: [{ source: "Ray", target: "Ella" }], filters: [{ operator: "outV" }] },
    ],
    ["vertex [Nobody] does not exist", { vertices: ["Nobody"], filters: [{ operator: "outV" }] }],
    [
      "edge [Ray-Alien] does not exist",
      { edges: [{ source: "Ray", target: "Alien" }], filters: [{ operator: "outV" }] },
    ],
    ["[out] cannot be a step from edges", { ...RAY, filters: [{ operator: "out" }, { operator: "out" }] }],
    ["[vertex] can only be the first step", { ...RAY, filters: [{ operator: "outV" }, { operator: "vertex" }] }],
    ["[edge] can only be the first step", { ...RAY, filters: [{ operator: "edge" }] }],
  ])("is refused: %s", async (message, body) => {
    expect(await query(body)).toEqual(refusal("GES.8806", expect.stringContaining(message)));
  });

  test("skips start vertices that do not exist when it is not strict", async () => {
    expect(await ids({ vertices: ["Nobody", "Ray"], restricted: false }, { operator: "vertex" })).toEqual(["Ray"]);
  });
});

describe("A path query", () => {
  const ask = (body: object) => graph.ask("POST", "/action?action_id=path-query", body);
  const found = async (body: object) =>
    (await ask({ ...RAY, ...body })).body.data.vertices.map((vertex: Body) => vertex.id).sort();
  const OUT = { repeat: [{ operator: "outV" }] };

  beforeEach(async () => {
    await graph.ask("POST", "/edges", { source: "Rocky", target: "Alien", label: "leads" });
    await graph.ask("POST", "/edges", { source: "Alien", target: "Brazil", label: "leads" });
  });

  test.each([
    [{ times: 1 }, ["Ella", "Rocky"]],
    [{}, ["Alien", "Brazil", "Rocky"]],
    [{ times: 3 }, ["Alien", "Brazil"]],
    [{ times: 20 }, []],
    [{ emit: true }, ["Alien", "Brazil", "Ella", "Rocky"]],
    [{ emit: true, limit: 1 }, ["Ella"]],
    [{ vertices: ["Nobody"] }, []],
  ])("repeats its step %j", async (more, expected) => {
    expect(await found({ ...OUT, ...more })).toEqual(expected);
  });

  test("goes no further from where its condition is met", async () => {
    const until = [{ vertex_filter: id("=", "Rocky") }];
    expect(await found({ ...OUT, until, times: 20 })).toEqual(["Rocky"]);
    expect(await found({ ...OUT, until, times: 2 })).toEqual(["Brazil", "Rocky"]);
  });

  test("takes its steps in turn, and filters the edges it passes", async () => {
    const repeat = [{ operator: "outV", edge_filter: property("Score", ">=", 5) }, { operator: "inV" }];
    expect(await found({ repeat, times: 2 })).toEqual(["Ella", "Ray"]);
    expect(await found({ repeat, times: 3 })).toEqual(["Rocky"]);
  });

  test("finds edges, in a job too", async () => {
    const repeat = [{ operator: "out" }, { operator: "outV" }];
    const body = { ...RAY, repeat, times: 3, executionMode: "async", by: [{ id: true }] };
    const { edges } = (await graph.job("POST", "/action?action_id=path-query", body)).data.outputs;
    expect(edges).toContainEqual({ source: "Rocky", target: "Alien", index: "0" });
    expect(edges).toHaveLength(3);
  });

  test.each([
    ["[vertex] cannot be repeated", { repeat: [{ operator: "vertex" }] }],
    ["[walk] is not known", { repeat: [{ operator: "walk" }] }],
    ["[out] cannot be a step from edges", { repeat: [{ operator: "out" }] }],
  ])("is refused: %s", async (message, body) => {
    expect(await ask({ ...RAY, ...body })).toEqual(refusal("GES.8806", expect.stringContaining(message)));
  });

  test.each([
    ["queryType Tree", { ...OUT, queryType: "Tree" }],
    ["parameter select", { ...OUT, select: ["v0"] }],
  ])("is not emulated with the %s", async (name, body) => {
    const errorMessage = `The ${name} is not emulated.`;
    expect(await ask({ ...RAY, ...body })).toEqual({ status: 501, body: { errorCode: "EMULATOR.501", errorMessage } });
  });
});

describe("Paths and subgraphs", () => {
  test("show the vertices of a path and all edges between neighbours", async () => {
    const path = async (directed: boolean) => {
      const body = { paths: [["Ella", "Ray", "Nobody"]], directed };
      const answer = await graph.ask("POST", "/paths/action?action_id=query-detail", body);
      return answer.body.data.outputs.paths[0];
    };
    const [ella, between, ray, ...rest] = await path(false);
    expect([ella.id, ray.id, rest]).toEqual(["Ella", "Ray", [{ edges: [] }, {}]]);
    expect(edgeNames(between.edges)).toEqual(["Ray-Ella-0"]);
    expect((await path(true))[1]).toEqual({ edges: [] });
    expect(await graph.ask("POST", "/paths/action?action_id=query-detail", { paths: [[]] })).toEqual(
      refusal("GES.8610", expect.stringContaining("paths")),
    );
  });

  test("show vertices with the edges between them", async () => {
    const body = { vertices: ["Ray", "Rocky", "Nobody", "Ray"] };
    const { data } = (await graph.ask("POST", "/subgraphs/action?action_id=query", body)).body;
    expect(data.vertices.map((vertex: Body) => vertex.id)).toEqual(["Ray", "Rocky"]);
    expect(edgeNames(data.edges)).toEqual(["Ray-Rocky-0", "Ray-Rocky-1"]);
  });
});
