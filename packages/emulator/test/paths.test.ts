import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, byId, edgesOf, graphWith, jobFor, outputsOf, type TestEdge } from "./support/algorithms.ts";
import { type Api, startApi } from "./support/api.ts";

let api: Api;

const between = (time: string, edge: TestEdge): TestEdge => ({ ...edge, properties: { Datetime: [time] } });
const [AB, BD, AC, CD] = edgesOf("A-B B-D A-C C-D") as [TestEdge, TestEdge, TestEdge, TestEdge];

beforeAll(async () => {
  api = await startApi({ jobDuration: 0 });
  // Two squares that share D, and a vertex apart.
  await graphWith(api, "squares", edgesOf("A-B A-C B-D C-D D-E D-F E-G F-G"), { H: {} });
  await graphWith(
    api,
    "roads",
    [
      { ...AB, label: "road", properties: { km: [1] } },
      { ...BD, label: "road", properties: { km: ["1.5"] } },
      { ...AC, label: "rail", properties: { km: [1] } },
      { ...CD, label: "rail", properties: { km: [9] } },
      { source: "A", target: "D", label: "ferry", properties: { km: [4] } },
    ],
    { A: { title: ["tr_1"] }, B: { title: ["tr_2"] }, C: { title: ["other"] }, D: { title: ["tr_3"] } },
  );
  await graphWith(
    api,
    "times",
    [
      between("2000-12-28 10:00:00", AB),
      between("2000-12-29 10:00:00", BD),
      between("2000-12-28 10:00:00", AC),
      between("2001-01-01 10:00:00", CD),
    ],
    Object.fromEntries(
      ["A", "B", "C", "D"].map((id) => [id, { Datetime: [id === "B" ? "2001-01-01" : "2000-12-29 00:00:00"] }]),
    ),
  );
  await graphWith(api, "unfit", [{ ...AB, properties: { name: ["x"] } }, BD]);
  await graphWith(api, "ring", edgesOf("A-B B-C C-A C-D D-A B-A"));
});
afterAll(() => api.emulator.close());

const run = (graph: string, name: string, parameters: object = {}, beside: object = {}) =>
  outputsOf(api, graph, name, parameters, beside);
const label = (predicate: string, value: unknown) => ({
  property_filter: { leftvalue: { label_name: "labelName" }, predicate, rightvalue: { value } },
});
const property = (property_name: string, predicate: string, value?: unknown) => ({
  property_filter: { leftvalue: { property_name }, predicate, rightvalue: value === undefined ? {} : { value } },
});

describe("A shortest path", () => {
  test("has the fewest edges, and can go against them unless it is directed", async () => {
    expect(await run("squares", "shortest_path", { source: "G", target: "D" })).toMatchObject({
      source: "G",
      target: "D",
      path: ["G", "E", "D"],
      data_return_size: 3,
      data_total_size: 3,
    });
    expect((await run("squares", "shortest_path", { source: "G", target: "D", directed: true })).path).toEqual([]);
    expect((await run("squares", "shortest_path", { source: "A", target: "H" })).path).toEqual([]);
  });

  test("is the lightest where edges have weights; those without weigh 1", async () => {
    const ends = { source: "A", target: "D", directed: true };
    expect((await run("roads", "shortest_path", ends)).path).toEqual(["A", "D"]);
    expect((await run("roads", "shortest_path", { ...ends, weight: "km" })).path).toEqual(["A", "B", "D"]);
    expect((await run("roads", "shortest_path", { ...ends, weight: "miles" })).path).toEqual(["A", "D"]);
  });

  test.each([
    ["E", ["A", "B", "D"]],
    ["V", ["A", "C", "D"]],
    ["BOTH", []],
  ])("keeps to a time window (%s), whose sides may be dates or timestamps", async (filterType, path) => {
    const parameters = { source: "A", target: "D" };
    const window = { filterName: "Datetime", filterType, startTime: "2000-12-27 20:00:00" };
    const end = Date.UTC(2000, 11, 30);
    for (const endTime of [String(end), String(end / 1000), "2000-12-30"]) {
      const timeWindow = { ...window, endTime };
      expect((await run("times", "shortest_path", { ...parameters, timeWindow })).path).toEqual(path);
    }
    const timeWindow = { ...window, endTime: String(end) };
    const sets = { sources: "A", targets: "D", timeWindow };
    expect((await run("times", "shortest_path_of_vertex_sets", sets)).path).toEqual(path);
    const narrow = { ...window, endTime: "2000-12-28" };
    expect((await run("times", "shortest_path", { ...parameters, timeWindow: narrow })).path).toEqual([]);
  });

  test("between sets is the shortest of all, and tells where it begins and ends", async () => {
    const sets = { sources: "A,E", targets: ["H", "F"] };
    expect(await run("squares", "shortest_path_of_vertex_sets", sets)).toMatchObject({
      source: "E",
      target: "F",
      path: ["E", expect.stringMatching(/D|G/), "F"],
    });
  });

  test("keeps to vertices and edges that meet a condition", async () => {
    const ends = { source: "A", target: "D", directed: true };
    const path = async (beside: object) => (await run("roads", "filtered_shortest_path", ends, beside)).path;
    expect(await path({ edge_filter: label("=", "ferry") })).toEqual(["A", "D"]);
    expect(await path({ edge_filter: label("IN", ["rail", "xxx"]) })).toEqual(["A", "C", "D"]);
    expect(
      await path({ edge_filter: label("!=", "ferry"), vertex_filter: property("title", "PREFIX", "tr_") }),
    ).toEqual(["A", "B", "D"]);
    expect(await path({ edge_filter: label("=", "rail"), vertex_filter: property("title", "REGEX", "tr_.") })).toEqual(
      [],
    );
    const either = { leftvalue: property("km", "<", 1.5), predicate: "|", rightvalue: property("km", ">", "8") };
    expect(await path({ edge_filter: { property_filter: either } })).toEqual(["A", "C", "D"]);
    const both = { ...either, predicate: "&" };
    expect(await path({ edge_filter: { property_filter: both } })).toEqual([]);
  });
});

describe("All shortest paths", () => {
  test("between two vertices are all there, with their number", async () => {
    expect(await run("squares", "all_shortest_paths", { source: "A", target: "G" })).toMatchObject({
      source: "A",
      target: "G",
      paths_number: 4,
      data_total_size: 4,
      paths: [
        ["A", "B", "D", "E", "G"],
        ["A", "B", "D", "F", "G"],
        ["A", "C", "D", "E", "G"],
        ["A", "C", "D", "F", "G"],
      ],
    });
    const backwards = { source: "G", target: "A", directed: true };
    expect(await run("squares", "all_shortest_paths", backwards)).toMatchObject({ paths_number: 0, paths: [] });
  });

  test("between sets are those that are as short as the shortest", async () => {
    const sets = { sources: "A,D", targets: "G,H" };
    expect((await run("squares", "all_shortest_paths_of_vertex_sets", sets)).paths).toEqual([
      ["D", "E", "G"],
      ["D", "F", "G"],
    ]);
  });

  test("keep to a condition", async () => {
    const filter = {
      vertex_filter: { property_filter: { leftvalue: { id: "" }, predicate: "!=", rightvalue: { value: "B" } } },
    };
    const found = await run("squares", "filtered_all_shortest_paths", { source: "A", target: "D" }, filter);
    expect(found).toMatchObject({ paths_number: 1, paths: [["A", "C", "D"]] });
  });

  test("of all pairs come pair by pair, without pairs that are too far apart", async () => {
    const pairs = { sources: "A,D", targets: "D,G", cutoff: 2 };
    expect(await run("squares", "filtered_all_pairs_shortest_paths", pairs)).toMatchObject({
      paths_number: 4,
      batch_paths: [
        {
          source: "A",
          target: "D",
          paths: [
            ["A", "B", "D"],
            ["A", "C", "D"],
          ],
        },
        {
          source: "D",
          target: "G",
          paths: [
            ["D", "E", "G"],
            ["D", "F", "G"],
          ],
        },
      ],
    });
    const few = { ...pairs, path_limit: 3 };
    expect((await run("squares", "filtered_all_pairs_shortest_paths", few)).paths_number).toBe(3);
  });

  test("that exceed memory make the job fail, and the emulator continues", async () => {
    const diamonds = Array.from({ length: 30 }, (_, n) => `${n}-${n}a ${n}-${n}b ${n}a-${n + 1} ${n}b-${n + 1}`).join(
      " ",
    );
    await graphWith(api, "diamonds", edgesOf(diamonds));
    const job = await jobFor(api, "diamonds", {
      algorithmName: "all_shortest_paths",
      parameters: { source: "0", target: "30" },
    });
    expect(job).toEqual({
      status: "failed",
      failReason: "Running algorithm [all_shortest_paths] error: memory is not enough!",
    });
    expect((await run("diamonds", "shortest_path", { source: "0", target: "30" })).path).toHaveLength(61);
  });
});

describe("Parallel edges, edges back and edges to the vertex itself", () => {
  beforeAll(() => graphWith(api, "multiple", edgesOf("A-B A-B B-A A-A B-C B-C C-A C-A C-D D-D")));

  test("make no further paths, triangles or neighbours", async () => {
    const ends = { source: "A", target: "D" };
    expect((await run("multiple", "all_shortest_paths", ends)).paths).toEqual([["A", "C", "D"]]);
    expect((await run("multiple", "n_paths", ends)).paths).toEqual([
      ["A", "C", "D"],
      ["A", "B", "C", "D"],
    ]);
    expect((await run("multiple", "triangle_count")).triangle_count).toBe(1);
    expect((await run("multiple", "common_neighbors", { source: "A", target: "C" })).vertices).toEqual(["B"]);
    expect((await run("multiple", "link_prediction", { source: "A", target: "D" })).link_prediction).toBe(1 / 2);
    expect((await run("multiple", "kcore", { k: 2 })).results.map(({ id }: { id: string }) => id)).toEqual([
      "A",
      "B",
      "C",
    ]);
  });

  test("share the betweenness of their ends", async () => {
    const { edge_betweenness } = await run("multiple", "edge_betweenness", { seeds: "A" });
    expect(edge_betweenness.filter(({ source }: { source: string }) => source === "A")).toEqual([
      { source: "A", target: "B", index: "0", betweenness: 6 },
      { source: "A", target: "B", index: "1", betweenness: 6 },
      { source: "A", target: "A", index: "0", betweenness: 0 },
    ]);
  });
});

describe("Distances", () => {
  test("from one vertex are those of the vertices that can be reached, the nearest first", async () => {
    const { source, distance } = await run("squares", "sssp", { source: "B" });
    expect(source).toBe("B");
    expect(distance).toEqual([{ B: 0 }, { D: 1 }, { E: 2 }, { F: 2 }, { G: 3 }]);
    expect(byId((await run("squares", "sssp", { source: "B", directed: false })).distance)).toMatchObject({
      A: 1,
      C: 2,
    });
  });

  test("may be long", async () => {
    const length = 8000;
    await graphWith(api, "line", edgesOf(Array.from({ length }, (_, n) => `v${n}-v${n + 1}`).join(" ")));
    const ends = { source: "v0", target: `v${length}` };
    expect((await run("line", "shortest_path", ends)).path).toHaveLength(length + 1);
    expect((await run("line", "shortest_path", { ...ends, weight: "none" })).path).toHaveLength(length + 1);
    expect((await run("line", "all_shortest_paths", ends)).paths[0]).toHaveLength(length + 1);
    expect((await run("line", "sssp", { source: "v0" })).data_total_size).toBe(length + 1);
    expect((await run("line", "connected_component")).Max_WCC_size).toBe(length + 1);
    expect((await run("line", "kcore", { k: 1 })).data_total_size).toBe(length + 1);
  }, 60_000);
});

describe("Paths of at most k edges", () => {
  test("come shortest first, up to n, and pass no vertex twice", async () => {
    const ends = { source: "A", target: "D" };
    expect(await run("squares", "n_paths", { ...ends, k: 4 })).toMatchObject({
      paths_number: 2,
      paths: [
        ["A", "B", "D"],
        ["A", "C", "D"],
      ],
    });
    expect((await run("roads", "n_paths", { ...ends, n: 2, k: 2 })).paths).toEqual([
      ["A", "D"],
      ["A", "B", "D"],
    ]);
    expect((await run("squares", "n_paths", { source: "D", target: "A", directed: true })).paths).toEqual([]);
  });

  test("can have conditions step by step, the last of which go on", async () => {
    const paths = async (k: number, ...filters: object[]) =>
      (await run("roads", "filtered_n_paths", { source: "A", target: "D", k, n: 10 }, { filters })).paths;
    expect(await paths(2)).toEqual([
      ["A", "B", "D"],
      ["A", "C", "D"],
    ]);
    expect(await paths(2, { edge_filter: label("=", "rail") })).toEqual([["A", "C", "D"]]);
    expect(await paths(2, { vertex_filter: property("title", "=", "tr_2") }, {})).toEqual([["A", "B", "D"]]);
    expect(await paths(2, { operator: "in" })).toEqual([]);
    expect(await paths(3, { operator: "both" })).toEqual([]);
  });
});

describe("Circles", () => {
  test("lead from a vertex along edges back to it", async () => {
    expect(await run("ring", "single_vertex_circles_detection", { source: "A" })).toMatchObject({
      source: "A",
      circle_number: 2,
      min_circle_length: 3,
      max_circle_length: 10,
      limit_circle_number: 100,
      circles: [
        ["A", "B", "C"],
        ["A", "B", "C", "D"],
      ],
    });
    const short = { source: "A", max_circle_length: 3 };
    expect((await run("ring", "single_vertex_circles_detection", short)).circles).toEqual([["A", "B", "C"]]);
  });
});

describe("Betweenness", () => {
  test("of an edge counts the shortest paths along it", async () => {
    await graphWith(api, "bridge", edgesOf("A-B B-C C-D"));
    expect((await run("bridge", "edge_betweenness")).edge_betweenness).toEqual([
      { source: "B", target: "C", index: "0", betweenness: 4 },
      { source: "A", target: "B", index: "0", betweenness: 3 },
      { source: "C", target: "D", index: "0", betweenness: 3 },
    ]);
    const { betweenness } = await run("bridge", "betweenness");
    expect(byId(betweenness)).toEqual({ A: 0, B: 2, C: 2, D: 0 });
  });

  test("of a sample estimates that of all, and is exact when it holds all", async () => {
    const exact = (await run("bridge", "betweenness")).betweenness;
    expect((await run("bridge", "betweenness", { k: 100 })).betweenness).toEqual(exact);
    expect(byId((await run("bridge", "betweenness", { seeds: "A" })).betweenness)).toEqual({ A: 0, B: 8, C: 4, D: 0 });
  });

  test("of pairs counts only their paths", async () => {
    const { betweenness } = await run("squares", "od_betweenness", { OD: "A,D\nD,G\nA,E" });
    const values = Object.fromEntries(
      betweenness.map((edge: { source: string; target: string; betweenness: number }) => [
        edge.source + edge.target,
        edge.betweenness,
      ]),
    );
    expect(values).toEqual({ AB: 1, AC: 1, BD: 1, CD: 1, DE: 1.5, DF: 0.5, EG: 0.5, FG: 0.5 });
  });
});

describe("A parameter that does not fit the graph", () => {
  test.each([
    ["shortest_path", { source: "nobody", target: "A" }, "source"],
    ["shortest_path", { source: "A", target: "nobody" }, "target"],
    ["shortest_path", { source: "A", target: "A" }, "target"],
    ["shortest_path", { source: "A", target: "D", weight: "km", timeWindow: { filterName: "t" } }, "timeWindow"],
    ["shortest_path", { source: "A", target: "D", timeWindow: { filterName: "t", startTime: "soon" } }, "timeWindow"],
    ["shortest_path", { source: "A", target: "D", weight: "name" }, "weight"],
    ["shortest_path_of_vertex_sets", { sources: "A,nobody", targets: "D" }, "sources"],
    ["k_hop", { source: "nobody", k: 1 }, "source"],
    ["personalrank", { source: "nobody" }, "source"],
    ["betweenness", { seeds: "A,nobody" }, "seeds"],
    ["od_betweenness", { OD: "A,nobody" }, "OD"],
    ["od_betweenness", {}, "OD"],
    [
      "single_vertex_circles_detection",
      { source: "A", min_circle_length: 5, max_circle_length: 4 },
      "max_circle_length",
    ],
  ])("fails a job of %s %j", async (algorithmName, parameters, parameter) => {
    const failReason = `Running algorithm [${algorithmName}] error: parameter [${parameter}] is invalid!`;
    expect(await jobFor(api, "unfit", { algorithmName, parameters })).toEqual({ status: "failed", failReason });
  });
});

describe("Execution at once", () => {
  test("answers the results in place of a job, a page of them", async () => {
    const request = { algorithmName: "k_hop", executionMode: "sync", parameters: { source: "A", k: 2 } };
    expect(await ask(api, "squares", { ...request, offset: 1, limit: 1 })).toEqual({
      status: 200,
      body: {
        status: "complete",
        data: {
          outputs: {
            runtime: expect.any(Number),
            source: "A",
            k: 2,
            k_hop_neighbors: 3,
            vertices: ["C"],
            data_return_size: 1,
            data_offset: 1,
            data_total_size: 3,
          },
        },
      },
    });
  });

  test("is refused with the reason why an algorithm failed", async () => {
    const request = { algorithmName: "shortest_path", executionMode: "sync", parameters: { source: "x", target: "A" } };
    expect(await ask(api, "squares", request)).toEqual({
      status: 400,
      body: {
        errorCode: "GES.8301",
        errorMessage: "Running algorithm [shortest_path] error: parameter [source] is invalid!",
      },
    });
  });

  test("is not for algorithms that take long", async () => {
    const { status, body } = await ask(api, "squares", {
      algorithmName: "pagerank",
      executionMode: "sync",
      parameters: {},
    });
    expect([status, body.errorCode]).toEqual([400, "GES.8404"]);
  });

  test("has separate limits for pairs", async () => {
    const request = {
      algorithmName: "filtered_all_pairs_shortest_paths",
      parameters: { sources: "A", targets: "D", path_limit: 100_000, cutoff: 100 },
    };
    expect((await ask(api, "squares", { ...request, executionMode: "sync" })).body.errorMessage).toBe(
      "Running algorithm [filtered_all_pairs_shortest_paths] error: parameter [path_limit] is invalid!",
    );
    expect((await jobFor(api, "squares", request)).status).toBe("success");
  });
});

describe("Results", () => {
  test("are read a page at a time", async () => {
    const request = { algorithmName: "all_shortest_paths", parameters: { source: "A", target: "G" } };
    const { data } = await jobFor(api, "squares", request, "?offset=3&limit=5");
    expect(data.outputs).toMatchObject({
      paths: [["A", "C", "D", "F", "G"]],
      paths_number: 4,
      data_return_size: 1,
      data_offset: 3,
      data_total_size: 4,
    });
  });

  test("are those of the graph as it is when the algorithm runs", async () => {
    await graphWith(api, "growing", edgesOf("A-B"));
    expect((await run("growing", "connected_component")).Max_WCC_size).toBe(2);
    await api.call("POST", "ges/v1.0", "/graphs/growing/vertices", { vertex: "C", label: "user" });
    expect((await run("growing", "pagerank")).pagerank).toHaveLength(3);
    await api.call("POST", "ges/v1.0", "/graphs/growing/edges", { source: "B", target: "C" });
    expect((await run("growing", "connected_component")).Max_WCC_size).toBe(3);
  });
});

test("An algorithm that is not emulated is refused", async () => {
  const { status, body } = await ask(api, "squares", {
    algorithmName: "realtime_recommendation",
    parameters: { sources: "A", label: "user" },
  });
  expect([status, body]).toEqual([
    501,
    { errorCode: "EMULATOR.501", errorMessage: "The algorithm realtime_recommendation is not emulated." },
  ]);
});
