import { beforeEach, expect, test } from "vitest";
import { type Edge, GraphData, GraphTransaction, type Vertex } from "../src/graph/index.ts";

const user = (id: string, properties: object = {}): Vertex => ({ id, label: "user", properties: { ...properties } });
const add = (data: GraphData, source: string, target: string) =>
  data.addEdge({ source, target, label: "knows", properties: {} }, { action: "allow", ignoreLabel: true });

let graph: GraphData;

beforeEach(() => {
  graph = new GraphData();
  for (const id of ["a", "b", "c"]) graph.addVertex(user(id));
  add(graph, "a", "b");
  add(graph, "b", "c");
});

function contents(data: GraphData) {
  return {
    vertices: Array.from(data.vertices()),
    edges: Array.from(data.edges(), ({ source, target, index }) => `${source}${target}${index}`).sort(),
  };
}

test("Changes are seen in the transaction at once, and outside when it is committed", () => {
  const transaction = new GraphTransaction(graph);
  const { data } = transaction;
  data.addVertex(user("d"));
  data.addVertex(user("a", { age: [5] }));
  add(data, "a", "b");
  add(data, "d", "a");
  data.deleteVertex("c");
  const inside = contents(data);
  expect(contents(graph).edges).toEqual(["ab0", "bc0"]);
  expect(graph.vertex("a")).toEqual(user("a"));
  transaction.commit();
  expect(contents(graph)).toEqual(inside);
  expect(inside.edges).toEqual(["ab0", "ab1", "da0"]);
});

test("A transaction does not see what others change meanwhile, and both changes stay", () => {
  const transaction = new GraphTransaction(graph);
  graph.addVertex(user("other"));
  add(graph, "b", "c");
  expect([transaction.data.hasVertex("other"), transaction.data.edgeCount]).toEqual([false, 2]);
  transaction.data.addVertex(user("own"));
  transaction.commit();
  expect(contents(graph).vertices.map(({ id }) => id)).toEqual(["a", "b", "c", "other", "own"]);
  expect(contents(graph).edges).toEqual(["ab0", "bc0", "bc1"]);
});

test("What was changed and taken back is no change", () => {
  const transaction = new GraphTransaction(graph);
  const before = transaction.data.vertex("a") as Vertex;
  transaction.data.addVertex(user("a", { age: [5] }));
  transaction.data.addVertex(before);
  graph.addVertex(user("a", { age: [6] }));
  transaction.commit();
  expect(graph.vertex("a")).toEqual(user("a", { age: [6] }));
});

const edgeOf = (data: GraphData, source: string, target: string) => data.edgesBetween(source, target)[0] as Edge;

test.each<[string, (own: GraphData, others: GraphData) => void, string]>([
  [
    "a vertex that both change",
    (own, others) => {
      own.addVertex(user("a", { age: [1] }));
      others.addVertex(user("a", { age: [2] }));
    },
    "vertex [a]",
  ],
  [
    "a vertex that both add",
    (own, others) => {
      own.addVertex(user("d"));
      others.addVertex(user("d"));
    },
    "vertex [d]",
  ],
  [
    "a vertex that is deleted and gets an edge from another request",
    (own, others) => {
      own.deleteVertex("c");
      add(others, "a", "c");
    },
    "vertex [c]",
  ],
  [
    "an edge to a vertex that another request deletes",
    (own, others) => {
      add(own, "a", "c");
      others.deleteVertex("c");
    },
    "edge [a-c-0]",
  ],
  [
    "an edge that both change",
    (own, others) => {
      own.replaceEdge({ ...edgeOf(own, "a", "b"), properties: { since: [1] } });
      others.deleteEdge(edgeOf(others, "a", "b"));
    },
    "edge [a-b-0]",
  ],
])("A conflict is refused, and nothing of the transaction is applied: %s", (_name, change, what) => {
  const transaction = new GraphTransaction(graph);
  transaction.data.addVertex(user("own"));
  change(transaction.data, graph);
  const before = contents(graph);
  expect(() => transaction.commit()).toThrow(`${what} was changed by another request`);
  expect(contents(graph)).toEqual(before);
});
