import type { AlgorithmRequest } from "../../src/algorithms/index.ts";
import { algorithmNamed, runAlgorithm, seeded } from "../../src/algorithms/index.ts";
import { type Edge, GraphData, type Properties } from "../../src/graph/index.ts";

/** Set `TEST_SEED` to see the graphs of a failure again. */
export const SEED = Number(process.env["TEST_SEED"] ?? Math.floor(Math.random() * 1e9));

/** Chance of one test, the same for the same seed. */
export function chance() {
  const random = seeded(SEED);
  const below = (most: number) => Math.floor(random() * most);
  return { random, below, oneOf: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item };
}

export type Chance = ReturnType<typeof chance>;

export interface TestEdge {
  readonly source: string;
  readonly target: string;
  readonly label?: string;
  readonly properties?: Properties;
}

/** Makes a graph with vertices `v0`, `v1`… and edges; vertices that edges name beside these are added too. */
export function graphOf(vertices: number, edges: readonly TestEdge[]): GraphData {
  const data = new GraphData();
  const ids = new Set(Array.from({ length: vertices }, (_, place) => `v${place}`));
  for (const { source, target } of edges) ids.add(source).add(target);
  for (const id of ids) data.addVertex({ id, label: "user", properties: {} });
  for (const { label = "knows", properties = {}, ...ends } of edges) {
    data.addEdge({ ...ends, label, properties }, { action: "allow", ignoreLabel: true });
  }
  return data;
}

/** Draws edges, among them loops and parallel ones, each with the label `red` or `blue`. */
export function drawEdges({ below, oneOf }: Chance, vertices: number, edges: number): TestEdge[] {
  return Array.from({ length: edges }, () => ({
    source: `v${below(vertices)}`,
    target: `v${below(vertices)}`,
    label: oneOf(["red", "blue"]),
  }));
}

// biome-ignore lint/suspicious/noExplicitAny: each algorithm has outputs of its own
type TestOutputs = any;

/** Runs an algorithm and returns its values and its whole list under its name. */
export async function run(
  data: GraphData,
  request: AlgorithmRequest,
  part?: Parameters<typeof runAlgorithm>[4],
): Promise<TestOutputs> {
  const algorithm = algorithmNamed(request.algorithmName);
  if (!algorithm) throw new Error(`There is no algorithm ${request.algorithmName}.`);
  const { values, list } = await runAlgorithm(algorithm, data, request, new AbortController().signal, part);
  const entries = list && Array.from({ length: list.length }, (_, place) => list.at(place));
  return { ...values, ...(list && { [list.name]: entries }) };
}

/** `[{"A": 1}, {"B": 2}]` as one object. */
export function byId<Value>(list: readonly Record<string, Value>[]): Record<string, Value> {
  return Object.assign({}, ...list);
}

/** Condition on the label of an edge, as requests have it. */
export const withLabel = (label: string) => ({
  property_filter: { leftvalue: { label_name: "labelName" }, predicate: "=", rightvalue: { value: label } },
});

/** Other ends of the edges that may be followed from a vertex. */
export function stepsFrom(data: GraphData, id: string, direction: "out" | "in" | "both"): { edge: Edge; to: string }[] {
  const out = direction === "in" ? [] : Array.from(data.edgesFrom(id), (edge) => ({ edge, to: edge.target }));
  const back = direction === "out" ? [] : Array.from(data.edgesTo(id), (edge) => ({ edge, to: edge.source }));
  return [...out, ...back];
}
