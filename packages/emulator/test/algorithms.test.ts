import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { byId, edgesOf, graphWith, groups, jobFor, KARATE, outputsOf } from "./support/algorithms.ts";
import { type Api, startApi } from "./support/api.ts";

let api: Api;

beforeAll(async () => {
  api = await startApi({ jobDuration: 0 });
  await graphWith(api, "karate", KARATE);
  // Two squares that share D, and a vertex apart.
  await graphWith(api, "squares", edgesOf("A-B A-C B-D C-D D-E D-F E-G F-G"), { H: {} });
  // Two groups of four that one edge joins.
  await graphWith(api, "groups", edgesOf("A-B A-C A-D B-C B-D C-D E-F E-G E-H F-G F-H G-H D-E"));
  await graphWith(api, "empty", []);
});
afterAll(() => api.emulator.close());

const run = (graph: string, name: string, parameters: object = {}, beside: object = {}) =>
  outputsOf(api, graph, name, parameters, beside);

describe("Zachary's karate club", () => {
  test("has the PageRank that the literature gives it, the greatest first", async () => {
    const { pagerank } = await run("karate", "pagerank", { directed: false, convergence: 1e-10 });
    expect(pagerank.map((entry: object) => Object.keys(entry)[0]).slice(0, 3)).toEqual(["34", "1", "33"]);
    expect(pagerank[0]["34"]).toBeCloseTo(0.1009, 4);
    expect(pagerank[1]["1"]).toBeCloseTo(0.097, 4);
    expect(pagerank).toHaveLength(34);
  });

  test("has 45 triangles", async () => {
    expect(await run("karate", "triangle_count")).toEqual({ runtime: expect.any(Number), triangle_count: 45 });
    const { vertex_triangles } = await run("karate", "triangle_count", { statistics: false });
    expect(byId(vertex_triangles)).toMatchObject({ 1: 18, 12: 0, 34: 15 });
  });

  test("has a mean cluster coefficient of 0.5706 and a degree correlation of -0.4756", async () => {
    expect((await run("karate", "cluster_coefficient")).cluster_coefficient).toBeCloseTo(0.5706, 4);
    expect((await run("karate", "degree_correlation")).degree_correlation).toBeCloseTo(-0.47561, 5);
  });

  test("has ten members in its 4-core", async () => {
    const { results } = await run("karate", "kcore", { k: 4 });
    expect(results.map(({ id }: { id: string }) => Number(id)).sort((a: number, b: number) => a - b)).toEqual([
      1, 2, 3, 4, 8, 9, 14, 31, 33, 34,
    ]);
    expect(results[0].coreness).toBe(4);
    expect((await run("karate", "kcore", { k: 0 })).results).toHaveLength(34);
    expect((await run("karate", "kcore", { k: 5 })).results).toEqual([]);
  });

  test("has the closeness and betweenness that the literature gives it", async () => {
    expect((await run("karate", "closeness", { source: "1" })).closeness).toBeCloseTo(0.56897, 5);
    const { betweenness } = await run("karate", "betweenness", { directed: false });
    const most = byId<number>(betweenness);
    expect(most["1"]).toBeCloseTo(231.0714, 3);
    expect(most["34"]).toBeCloseTo(160.5516, 3);
    expect(most["12"]).toBe(0);
  });

  test("falls into communities of the best modularity that is known", async () => {
    const { modularity, community_num, community } = await run("karate", "louvain");
    expect(modularity).toBeGreaterThan(0.41);
    expect(modularity).toBeLessThan(0.41979);
    expect(groups(community)).toHaveLength(community_num);
  });
});

describe("Ranks", () => {
  test("of a walk from one vertex stay near it, and sum to 1", async () => {
    const { source, results } = await run("squares", "personalrank", { source: "D", convergence: 1e-10 });
    const ranks = Object.fromEntries(
      results.map(({ id, personalrank }: { id: string; personalrank: number }) => [id, personalrank]),
    );
    expect(source).toBe("D");
    // From D to E and F, from there to G, from G nowhere: so d = 1 - 0.85 (1 - g), e = 0.425 d, g = 0.85 * 2 e.
    expect(ranks["D"]).toBeCloseTo(0.15 / (1 - 0.85 * 0.85 * 0.85), 6);
    expect(ranks["E"]).toBeCloseTo(0.425 * ranks["D"], 6);
    expect(ranks["A"]).toBe(0);
    expect(Object.values<number>(ranks).reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 6);
    expect(results[0].id).toBe("D");
  });

  test("follow heavy edges more often", async () => {
    const edges = [
      { source: "A", target: "B", properties: { Score: [3] } },
      { source: "A", target: "C" },
    ];
    await graphWith(api, "weights", edges);
    const { results } = await run("weights", "personalrank", { source: "A", weight: "Score" });
    const ranks = Object.fromEntries(
      results.map(({ id, personalrank }: { id: string; personalrank: number }) => [id, personalrank]),
    );
    expect(ranks["B"] / ranks["C"]).toBeCloseTo(3, 6);
  });
});

describe("Communities", () => {
  test("are found by Louvain and by labels that neighbours pass on", async () => {
    const found = ["A B C D", "E F G H"];
    const { modularity, community_num, community } = await run("groups", "louvain");
    expect(groups(community)).toEqual(found);
    expect(community_num).toBe(2);
    // Each group has 6 of 13 edges inside and half of all ends of edges.
    expect(modularity).toBeCloseTo(12 / 13 - 1 / 2, 9);
    expect(groups((await run("groups", "label_propagation")).community)).toEqual(found);
  });

  test("depend on the weights of the edges", async () => {
    const heavy = edgesOf("A-B B-C C-D D-A").map((edge, place) => ({
      ...edge,
      properties: { w: [place % 2 ? 1 : 9] },
    }));
    await graphWith(api, "ring", heavy);
    expect(groups((await run("ring", "louvain", { weight: "w" })).community)).toEqual(["A B", "C D"]);
  });

  test("take the labels that some vertices have", async () => {
    const vertices = { A: { team: ["red"] }, H: { team: ["blue"] }, X: {} };
    // Most of A's neighbours are blue; A stays red.
    await graphWith(api, "labels", edgesOf("A-B B-C C-D E-F F-G G-H A-H A-H A-H"), vertices);
    const { community } = await run("labels", "label_propagation", { initial: "team" });
    expect(byId(community)).toEqual({
      A: "red",
      B: "red",
      C: "red",
      D: "red",
      E: "blue",
      F: "blue",
      G: "blue",
      H: "blue",
      X: "",
    });
    expect(await jobFor(api, "labels", { algorithmName: "label_propagation", parameters: { initial: "x" } })).toEqual({
      status: "failed",
      failReason: "Running algorithm [label_propagation] error: parameter [initial] is invalid!",
    });
  });

  test("are components when any edge joins", async () => {
    expect(await run("squares", "connected_component")).toMatchObject({
      Max_WCC_size: 7,
      Max_WCC_id: "1",
      data_total_size: 8,
    });
    expect(groups((await run("squares", "connected_component")).community)).toEqual(["A B C D E F G", "H"]);
  });
});

describe("Neighbours", () => {
  test.each([
    [{ k: 1 }, ["B", "C"]],
    [{ k: 2 }, ["B", "C", "D"]],
    [{ k: 3, mode: "IN" }, []],
    [{ k: 100 }, ["B", "C", "D", "E", "F", "G"]],
  ])("within %j of A", async (parameters, vertices) => {
    expect(await run("squares", "k_hop", { source: "A", ...parameters })).toMatchObject({
      source: "A",
      k: parameters.k,
      k_hop_neighbors: vertices.length,
      vertices,
    });
  });

  test("are followed against the edges too, or only counted", async () => {
    expect((await run("squares", "k_hop", { source: "D", k: 1, mode: "IN" })).vertices).toEqual(["B", "C"]);
    expect((await run("squares", "k_hop", { source: "D", k: 1, mode: "ALL" })).vertices).toEqual(["E", "F", "B", "C"]);
    expect(await run("squares", "k_hop", { source: "D", k: 1, statistics: true })).toEqual({
      runtime: expect.any(Number),
      source: "D",
      k: 1,
      k_hop_neighbors: 2,
    });
  });

  test("that two vertices share are listed, and make a link likely", async () => {
    const pair = { source: "A", target: "D" };
    expect(await run("squares", "common_neighbors", pair)).toMatchObject({
      ...pair,
      common_neighbors: 2,
      vertices: ["B", "C"],
    });
    expect(await run("squares", "link_prediction", pair)).toMatchObject({ ...pair, link_prediction: 0.5 });
    expect((await run("squares", "link_prediction", { source: "A", target: "H" })).link_prediction).toBe(0);
  });

  test("that two sets share have two in each, or one where that is enough", async () => {
    const shared = async (sets: object) => (await run("squares", "common_neighbors_of_vertex_sets", sets)).vertices;
    expect(await shared({ sources: "B,C", targets: ["E", "F"] })).toEqual(["D"]);
    expect(await shared({ sources: "B", targets: ["E", "F"] })).toEqual([]);
    expect(await shared({ sources: "B", targets: ["E", "F"], restricted: false })).toEqual(["D"]);
  });
});

describe("A graph without vertices", () => {
  test.each([
    ["pagerank", { pagerank: [] }],
    ["louvain", { modularity: 0, community_num: 0, community: [] }],
    ["label_propagation", { community: [] }],
    ["connected_component", { Max_WCC_size: 0, community: [] }],
    ["triangle_count", { triangle_count: 0 }],
    ["cluster_coefficient", { cluster_coefficient: 0 }],
    ["degree_correlation", { degree_correlation: 0 }],
    ["betweenness", { betweenness: [] }],
    ["edge_betweenness", { edge_betweenness: [] }],
  ])("has outputs of %s too", async (name, outputs) => {
    expect(await run("empty", name)).toMatchObject(outputs);
  });
});

test.each([
  ["pageRank", "pagerank"],
  ["k-hop", "k_hop"],
  ["label_propogation", "label_propagation"],
])("A name of an algorithm that is misspelled, %s, is refused with the one that is meant", async (wrong, meant) => {
  const body = { algorithmName: wrong, parameters: {} };
  const response = await api.call("POST", "ges/v1.0", "/graphs/karate/action?action_id=execute-algorithm", body);
  expect(response).toMatchObject({
    status: 400,
    body: { errorMessage: expect.stringContaining(`Did you mean ${meant}?`) },
  });
});
