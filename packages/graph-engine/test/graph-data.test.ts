import { expect, test } from "vitest";
import { type Edge, GraphData } from "../src/graph/index.ts";

const KEEP_BOTH = { action: "allow", ignoreLabel: true } as const;

function add(data: GraphData, source: string, target: string, label = "knows"): number {
  return data.addEdge({ source, target, label, properties: {} }, KEEP_BOTH);
}

function graph(): GraphData {
  const data = new GraphData();
  for (const id of ["a", "b", "c"]) data.addVertex({ id, label: "user", properties: {} });
  return data;
}

function named(edges: Iterable<Edge>): string[] {
  return Array.from(edges, ({ source, target, index }) => `${source}${target}${index}`).sort();
}

/** Everything that can be seen of the edges, from each side. */
function view(data: GraphData) {
  return {
    count: data.edgeCount,
    all: named(data.edges()),
    from: Array.from(data.vertices(), ({ id }) => named(data.edgesFrom(id))),
    to: Array.from(data.vertices(), ({ id }) => named(data.edgesTo(id))),
    labels: Object.fromEntries(data.edgesByLabel),
  };
}

test("the index of an edge stays its own while parallel edges come and go", () => {
  const data = graph();
  expect([add(data, "a", "b"), add(data, "a", "b"), add(data, "b", "a")]).toEqual([0, 1, 0]);
  data.deleteEdge(data.edgesBetween("a", "b")[0] as Edge);
  expect(add(data, "a", "b")).toBe(2);
  expect(named(data.edgesBetween("a", "b"))).toEqual(["ab1", "ab2"]);
});

test("a vertex takes all edges at it along, those to itself too", () => {
  const data = graph();
  for (const ends of ["ab", "bb", "bb", "cb", "ca"]) add(data, ends[0] as string, ends[1] as string);
  data.deleteVertex("b");
  expect(view(data)).toEqual({ count: 1, all: ["ca0"], from: [[], ["ca0"]], to: [["ca0"], []], labels: { knows: 1 } });
});

test("a copy and its original do not see each other's changes", () => {
  const data = graph();
  for (const ends of ["ab", "ab", "bc", "cc"]) add(data, ends[0] as string, ends[1] as string);
  const before = view(data);
  const copy = data.copy();
  add(copy, "a", "b", "likes");
  copy.deleteVertex("c");
  copy.replaceEdge({ ...(copy.edgesBetween("a", "b")[0] as Edge), label: "likes" });
  const changedCopy = view(copy);
  expect(changedCopy).toMatchObject({ all: ["ab0", "ab1", "ab2"], labels: { knows: 1, likes: 2 } });
  expect(view(data)).toEqual(before);

  const second = data.copy();
  data.deleteEdge(data.edgesBetween("a", "b")[1] as Edge);
  add(data, "b", "a");
  data.clear();
  expect([view(copy), view(second)]).toEqual([changedCopy, before]);
});

test("the version is that of another only when the data is the same", () => {
  const data = graph();
  const copy = data.copy();
  expect(copy.version).toBe(data.version);
  const seen = new Set([data.version]);
  add(data, "a", "b");
  seen.add(data.version);
  add(copy, "a", "c");
  seen.add(copy.version);
  data.deleteEdge(data.edgesBetween("a", "b")[0] as Edge);
  seen.add(data.version);
  expect(seen.size).toBe(4);
  expect(data.version).toBeGreaterThan(copy.version);
});
