import { expect, test } from "vitest";
import { byId, graphOf, run, type TestEdge } from "./support.ts";

const edges = (text: string): TestEdge[] =>
  text.split(" ").map((edge) => {
    const [source = "", target = ""] = edge.split("-");
    return { source, target };
  });

const DIAMOND = graphOf(0, edges("A-B A-C B-D C-D D-A D-E"));
const EXACT = { convergence: 1e-12 };

test("TopicRank with the same weight for all is PageRank", async () => {
  const { pagerank } = await run(DIAMOND, { algorithmName: "pagerank", parameters: EXACT });
  const { topicrank } = await run(DIAMOND, { algorithmName: "topicrank", parameters: { sources: "A", ...EXACT } });
  for (const [id, value] of Object.entries(byId<number>(pagerank))) {
    expect(byId<number>(topicrank)[id]).toBeCloseTo(value, 9);
  }
});

test("TopicRank with weight for one source alone is PersonalRank", async () => {
  const parameters = { sources: "B", actived_p: 2, default_p: 0, convergence: "1e-12", alpha: "0.85" };
  const { topicrank } = await run(DIAMOND, { algorithmName: "topicrank", parameters });
  const { results } = await run(DIAMOND, { algorithmName: "personalrank", parameters: { source: "B", ...EXACT } });
  for (const { id, personalrank } of results) expect(byId<number>(topicrank)[id]).toBeCloseTo(personalrank, 9);
});

test("TopicRank jumps as often as the weights say", async () => {
  const data = graphOf(3, []);
  const parameters = { sources: "v0,v2", actived_p: 2, default_p: 1, ...EXACT };
  const { topicrank } = await run(data, { algorithmName: "topicrank", parameters });
  expect(topicrank).toEqual([{ v0: 0.4 }, { v2: 0.4 }, { v1: 0.2 }]);
});

test("TopicRank can answer the neighbours of the sources alone", async () => {
  const parameters = { sources: "B", only_neighbors: true };
  const { topicrank } = await run(DIAMOND, { algorithmName: "topicrank", parameters });
  expect(Object.keys(byId(topicrank)).sort()).toEqual(["A", "D"]);
});

/** Two groups of vertices that all know each other, with one edge between the groups. */
function twoGroups(size: number) {
  const group = (name: string) => Array.from({ length: size }, (_, place) => `${name}${place}`);
  const all = (ids: string[]) =>
    ids.flatMap((source, place) => ids.slice(place + 1).map((target) => ({ source, target })));
  return graphOf(0, [...all(group("a")), ...all(group("b")), { source: "a0", target: "b0" }]);
}

async function vectorsOf(parameters: Record<string, number>): Promise<Record<string, number[]>> {
  const { embedding } = await run(twoGroups(6), { algorithmName: "node2vec", parameters });
  return byId(embedding);
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

test("node2vec places vertices of one group nearer to each other than to the other group", async () => {
  const vectors = await vectorsOf({ dim: 16 });
  const mean = (pairs: readonly (readonly [string, string])[]) =>
    pairs.reduce((sum, [a, b]) => sum + cosine(vectors[a] ?? [], vectors[b] ?? []), 0) / pairs.length;
  const places = [1, 2, 3, 4, 5];
  const within = places.slice(1).map((place) => [`a${place - 1 || 1}`, `a${place}`] as const);
  const between = places.map((place) => [`a${place}`, `b${place}`] as const);
  expect(mean(within)).toBeGreaterThan(mean(between) + 0.3);
});

test("node2vec answers as many numbers as asked for, the same each time", async () => {
  const settings = { dim: 5, walkLength: 10, walkNumber: 2, iterations: 1 };
  const vectors = await vectorsOf(settings);
  expect(Object.values(vectors).map(({ length }) => length)).toEqual(new Array(12).fill(5));
  expect(await vectorsOf(settings)).toEqual(vectors);
  expect(await vectorsOf({ ...settings, P: 0.01, Q: 100 })).not.toEqual(vectors);
});
