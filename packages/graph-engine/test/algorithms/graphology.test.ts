/** The algorithms beside graphology, on random graphs. */

import { DirectedGraph, UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import { connectedComponents } from "graphology-components";
import metrics from "graphology-metrics";
import shortestPath from "graphology-shortest-path";
import { describe, expect, test } from "vitest";
import { seeded } from "../../src/algorithms/index.ts";
import { byId, graphOf, run as runOn } from "./support.ts";

const directed = new DirectedGraph();
const undirected = new UndirectedGraph();
/** Its types describe an ES module, which it is not. */
const { detailed } = louvain as unknown as typeof louvain.default;

/** Simple random edges with weights, none there and back; not all vertices are linked. */
function randomEdges(vertices: number, edges: number) {
  const random = seeded(7);
  const drawn = new Map<string, { source: string; target: string; properties: { weight: number[] } }>();
  while (drawn.size < edges) {
    const [a, b] = [Math.floor(random() * vertices), Math.floor(random() ** 2 * vertices)];
    const weight = 1 + Math.floor(random() * 9);
    const key = `${Math.min(a, b)}-${Math.max(a, b)}`;
    if (a !== b) drawn.set(key, { source: `v${a}`, target: `v${b}`, properties: { weight: [weight] } });
  }
  return [...drawn.values()];
}

const edges = randomEdges(80, 160);
const data = graphOf(0, edges);
for (const graph of [directed, undirected]) {
  for (const { source, target, properties } of edges) {
    graph.mergeEdge(source, target, { weight: properties.weight[0] });
  }
}

const run = (algorithmName: string, parameters: Record<string, unknown> = {}) =>
  runOn(data, { algorithmName, parameters });

/** Vertices by community, each community in one text. */
function groups(community: Record<string, string>[]): string[] {
  const members = new Map<string, string[]>();
  for (const [vertex, id] of Object.entries(byId(community))) members.set(id, [...(members.get(id) ?? []), vertex]);
  return [...members.values()].map((vertices) => vertices.sort().join(" ")).sort();
}

function expectClose(actual: Record<string, number>, expected: Record<string, number>): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [id, value] of Object.entries(expected)) expect(actual[id], id).toBeCloseTo(value, 6);
}

describe.each([true, false])("With edges that are directed (%s), graphology has the same", (isDirected) => {
  const graph = () => (isDirected ? directed : undirected);
  const weight = "weight";

  test("PageRank", async () => {
    const { pagerank } = await run("pagerank", { directed: isDirected, convergence: 1e-12 });
    const options = { getEdgeWeight: null, tolerance: 1e-12, maxIterations: 1000 };
    expectClose(byId(pagerank), metrics.centrality.pagerank(graph(), options));
  });

  test.each([null, weight])("betweenness, by weight %s", async (getEdgeWeight) => {
    const { betweenness } = await run("betweenness", { directed: isDirected, weight: getEdgeWeight ?? "" });
    expectClose(byId(betweenness), metrics.centrality.betweenness(graph(), { getEdgeWeight, normalized: false }));
  });

  test.each([null, weight])("betweenness of edges, by weight %s", async (getEdgeWeight) => {
    const { edge_betweenness } = await run("edge_betweenness", { directed: isDirected, weight: getEdgeWeight ?? "" });
    const theirs = metrics.centrality.edgeBetweenness(graph(), { getEdgeWeight, normalized: false });
    const expected = Object.entries(theirs).map(([edge, value]) => [graph().extremities(edge).sort().join("-"), value]);
    const actual = edge_betweenness.map((edge: { source: string; target: string; betweenness: number }) => [
      [edge.source, edge.target].sort().join("-"),
      edge.betweenness,
    ]);
    expectClose(Object.fromEntries(actual), Object.fromEntries(expected));
  });

  test("distances, and as long a shortest path", async () => {
    for (const source of graph().nodes().slice(0, 5)) {
      const { distance } = await run("sssp", { source, directed: isDirected });
      const expected = shortestPath.singleSourceLength(graph(), source);
      expect(byId(distance)).toEqual(expected);
      for (const target of Object.keys(expected).slice(1, 4)) {
        const light = { source, target, directed: isDirected, weight };
        const { path } = await run("shortest_path", light);
        const theirs = shortestPath.dijkstra.bidirectional(graph(), source, target, weight);
        expect(lengthOf(path)).toBe(lengthOf(theirs));
      }
    }
  });

  function lengthOf(path: readonly string[]): number {
    return path.slice(1).reduce((sum, id, step) => sum + graph().getEdgeAttribute(path[step], id, weight), 0);
  }
});

describe("Without direction, graphology has the same", () => {
  test("components", async () => {
    const theirs = connectedComponents(undirected).map((component) => component.sort().join(" "));
    expect(groups((await run("connected_component")).community)).toEqual(theirs.sort());
  });

  test("closeness", async () => {
    const expected = metrics.centrality.closeness(undirected);
    for (const source of undirected.nodes().slice(0, 10)) {
      expect((await run("closeness", { source })).closeness).toBeCloseTo(expected[source] as number, 9);
    }
  });

  test.each([null, "weight"])(
    "modularity of our communities, and no better ones, by weight %s",
    async (getEdgeWeight) => {
      const ours = await run("louvain", { weight: getEdgeWeight ?? "" });
      const communities = byId<string>(ours.community);
      const modularity = metrics.graph.modularity(undirected, {
        getNodeCommunity: (node: string) => communities[node] as string,
        getEdgeWeight,
      });
      expect(ours.modularity).toBeCloseTo(modularity, 9);
      const theirs = detailed(undirected, { getEdgeWeight, rng: seeded(1) });
      expect(ours.modularity).toBeGreaterThan(theirs.modularity - 0.02);
    },
  );
});
