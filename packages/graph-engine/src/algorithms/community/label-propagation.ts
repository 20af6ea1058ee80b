import { algorithm, invalid } from "../common/algorithm.ts";
import { type Csr, type Rows, sharedInts, waysAlong } from "../common/csr.ts";
import { firstValue } from "../common/parameters.ts";
import { seeded, shuffled } from "../common/random.ts";
import { communityByVertex } from "../common/result-lists.ts";
import { renumber } from "./communities.ts";

interface LabelPropagationParameters {
  readonly convergence?: number;
  readonly max_iterations?: number;
  readonly initial?: string;
}

interface LabelTask {
  readonly convergence: number;
  readonly mostIterations: number;
  /** By vertex: the label to begin with, or -1. */
  readonly labels?: Int32Array | undefined;
}

const NONE = -1;

/**
 * Communities by label propagation.
 *
 * Raghavan, Albert, Kumara, "Near Linear Time Algorithm to Detect Community Structures in Large-Scale Networks", Physical
 * Review E 76, 2007, https://doi.org/10.1103/PhysRevE.76.036106
 */
export const labelPropagation = algorithm<LabelPropagationParameters, LabelTask, Int32Array>({
  prepare(question) {
    const { convergence = 0.00001, max_iterations = 1000, initial } = question.parameters;
    const labels = initial ? givenLabels(question.view.vertices, initial).labels : undefined;
    return { task: { convergence, mostIterations: max_iterations, labels } };
  },
  compute: propagate,
  present(communities, { view: { vertices }, parameters: { initial } }) {
    if (!initial) return { values: {}, list: communityByVertex(vertices, (vertex) => String(communities[vertex])) };
    const { names } = givenLabels(vertices, initial);
    return { values: {}, list: communityByVertex(vertices, (vertex) => names[communities[vertex]] ?? "") };
  },
});

type Vertices = readonly { properties: Readonly<Record<string, unknown>> }[];

/** Labels that a property gives, as numbers, and the names of those. Some vertices must have one, but not all. */
function givenLabels(vertices: Vertices, property: string): { labels: Int32Array; names: readonly string[] } {
  const numbers = new Map<string, number>();
  const labels = sharedInts(vertices.length).fill(NONE);
  let given = 0;
  for (const [vertex, { properties }] of vertices.entries()) {
    const name = String(firstValue(properties, property) ?? "");
    if (name === "") continue;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    labels[vertex] = number;
    given += 1;
  }
  if (given === 0 || given === vertices.length) throw invalid("initial");
  return { labels, names: [...numbers.keys()] };
}

/** Each vertex takes the label that most of its neighbours have, one after the other, until few change. */
function propagate(csr: Csr, { convergence, mostIterations, labels: given }: LabelTask): Int32Array {
  const count = csr.vertexCount;
  const labels = given?.slice() ?? Int32Array.from({ length: count }, (_, vertex) => vertex);
  const ways = waysAlong(csr, "both");
  const order = shuffled(count, seeded(1));
  const counts = new Int32Array(count);
  for (let iteration = 0; iteration < mostIterations; iteration += 1) {
    let changes = 0;
    for (const vertex of order) {
      // Labels that were given stay.
      if (given && given[vertex] !== NONE) continue;
      const label = commonest(ways, vertex, labels, counts);
      if (label === labels[vertex]) continue;
      labels[vertex] = label;
      changes += 1;
    }
    if (changes <= convergence * count) break;
  }
  if (!given) renumber(labels);
  return labels;
}

/** The label that most neighbours have. Among equals the vertex keeps its own, or takes the lowest. */
function commonest(ways: readonly Rows[], vertex: number, labels: Int32Array, counts: Int32Array): number {
  const own = labels[vertex];
  let best = own;
  const seen: number[] = [];
  for (const { offsets, neighbors } of ways) {
    for (let at = offsets[vertex]; at < offsets[vertex + 1]; at += 1) {
      const neighbor = neighbors[at];
      const label = labels[neighbor];
      if (label === NONE || neighbor === vertex) continue;
      if (counts[label] === 0) seen.push(label);
      counts[label] += 1;
    }
  }
  for (const label of seen) {
    const more = counts[label] - (best === NONE ? 0 : counts[best]);
    if (more > 0 || (more === 0 && best !== own && label < best)) best = label;
  }
  for (const label of seen) counts[label] = 0;
  return best;
}
