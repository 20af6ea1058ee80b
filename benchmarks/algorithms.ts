/** Cost of PageRank on a graph with a million edges, beside a plain one on arrays and graphology; memory per edge. */

import { algorithmNamed, runAlgorithm, seeded } from "@ges-sdk/graph-engine/algorithms";
import { GraphData } from "@ges-sdk/graph-engine/graph";
import { DirectedGraph } from "graphology";
import metrics from "graphology-metrics";
import { report } from "./support/measure.ts";

const VERTICES = 100_000;
const EDGES = 1_000_000;
const PARAMETERS = { alpha: 0.85, convergence: 1e-8, max_iterations: 100 };
/** graphology sums the changes of all vertices and stops below this for each. */
const OPTIONS = { alpha: 0.85, tolerance: 1e-8, maxIterations: 100, getEdgeWeight: null };

/** The same random graph each time: some vertices have many edges, most have few. */
function eachEdge(visit: (source: string, target: string) => void): void {
  const random = seeded(1);
  const drawn = new Set<number>();
  while (drawn.size < EDGES) {
    const [source, target] = [Math.floor(random() * VERTICES), Math.floor(random() ** 3 * VERTICES)];
    const key = source * VERTICES + target;
    if (source === target || drawn.has(key)) continue;
    drawn.add(key);
    visit(String(source), String(target));
  }
}

function eachVertex(visit: (id: string) => void): void {
  for (let vertex = 0; vertex < VERTICES; vertex += 1) visit(String(vertex));
}

interface Cost<Result> {
  seconds: number;
  /** Memory that it took beside the graph, in MB. */
  megabytes: number;
  result: Result;
}

async function measure<Result>(run: () => Result | Promise<Result>): Promise<Cost<Result>> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 10);
  const begun = performance.now();
  const result = await run();
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  most = Math.max(most, process.memoryUsage().rss);
  return { seconds, megabytes: (most - before) / 1e6, result };
}

async function ours() {
  const data = new GraphData();
  eachVertex((id) => data.addVertex({ id, label: "page", properties: {} }));
  eachEdge((source, target) => {
    data.addEdge({ source, target, label: "links", properties: {} }, { action: "allow", ignoreLabel: true });
  });
  const pagerank = algorithmNamed("pagerank");
  if (!pagerank) throw new Error("there is no PageRank");
  const request = { algorithmName: "pagerank", parameters: PARAMETERS };
  const run = () => runAlgorithm(pagerank, data, request, new AbortController().signal);
  return { first: await measure(run), second: await measure(run) };
}

/** Power iteration on nothing but arrays, with the rows of the graph made first. */
function plain(): Cost<number> {
  const sources: number[] = [];
  const targets: number[] = [];
  eachEdge((source, target) => {
    sources.push(Number(source));
    targets.push(Number(target));
  });
  const begun = performance.now();
  const offsets = new Int32Array(VERTICES + 1);
  for (const source of sources) offsets[source + 1] = (offsets[source + 1] ?? 0) + 1;
  for (let vertex = 0; vertex < VERTICES; vertex += 1) {
    offsets[vertex + 1] = (offsets[vertex + 1] ?? 0) + (offsets[vertex] ?? 0);
  }
  const next = offsets.slice();
  const neighbors = new Int32Array(EDGES);
  for (const [edge, source] of sources.entries()) {
    neighbors[next[source] ?? 0] = targets[edge] ?? 0;
    next[source] = (next[source] ?? 0) + 1;
  }
  let ranks = new Float64Array(VERTICES).fill(1 / VERTICES);
  let iterations = 0;
  for (let change = 1; change > PARAMETERS.convergence && iterations < PARAMETERS.max_iterations; iterations += 1) {
    [ranks, change] = iterated(ranks, offsets, neighbors);
  }
  return { seconds: (performance.now() - begun) / 1000, megabytes: 0, result: iterations };
}

function iterated(
  ranks: Float64Array,
  offsets: Int32Array,
  neighbors: Int32Array,
): [Float64Array<ArrayBuffer>, number] {
  const next = new Float64Array(VERTICES);
  let stranded = 0;
  for (let vertex = 0; vertex < VERTICES; vertex += 1) {
    const [from, to, rank] = [offsets[vertex] ?? 0, offsets[vertex + 1] ?? 0, ranks[vertex] ?? 0];
    if (from === to) stranded += rank;
    const share = (PARAMETERS.alpha * rank) / (to - from);
    for (let at = from; at < to; at += 1) next[neighbors[at] ?? 0] = (next[neighbors[at] ?? 0] ?? 0) + share;
  }
  const base = (1 - PARAMETERS.alpha + PARAMETERS.alpha * stranded) / VERTICES;
  let change = 0;
  for (let vertex = 0; vertex < VERTICES; vertex += 1) {
    next[vertex] = (next[vertex] ?? 0) + base;
    change = Math.max(change, Math.abs((next[vertex] ?? 0) - (ranks[vertex] ?? 0)));
  }
  return [next, change];
}

/** Bytes for each edge with two properties, beside those of the vertices. */
function bytesPerEdge(): number {
  const data = new GraphData();
  eachVertex((id) => data.addVertex({ id, label: "page", properties: {} }));
  const edges: [string, string][] = [];
  eachEdge((source, target) => edges.push([source, target]));
  globalThis.gc?.();
  const before = process.memoryUsage();
  // Texts of their own, as those in a file are.
  for (const [place, [source, target]] of edges.entries()) {
    const ends = { source: `${source} `.trim(), target: `${target} `.trim() };
    const properties = { weight: [place * 0.37], since: [place] };
    data.addEdge({ ...ends, label: "links", properties }, { action: "allow", ignoreLabel: true });
  }
  globalThis.gc?.();
  const after = process.memoryUsage();
  const bytes = after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers;
  return bytes / data.edgeCount;
}

function theirs() {
  const graph = new DirectedGraph();
  eachVertex((id) => graph.addNode(id));
  eachEdge((source, target) => graph.addEdge(source, target));
  return measure(() => metrics.centrality.pagerank(graph, OPTIONS));
}

// Threads keep no process alive, and here nothing else does.
const alive = setInterval(() => {}, 1_000_000);
const memory = bytesPerEdge();
const { first, second } = await ours();
const arrays = plain();
const other = await theirs();
clearInterval(alive);

const top = first.result.list?.at(0) as Record<string, number>;
const [id, rank] = Object.entries(top)[0] as [string, number];
if (Math.abs((other.result[id] ?? 0) - rank) > 1e-6)
  throw new Error(`they differ at ${id}: ${rank}, ${other.result[id]}`);

const shown = ({ seconds, megabytes }: Cost<unknown>) => `${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`;
report([
  { what: "PageRank, 100,000 vertices, 1,000,000 edges", measured: shown(first), wanted: "at most 5 s" },
  { what: "again, while the graph is the same", measured: shown(second), wanted: "below graphology" },
  {
    what: "the first one, beside one on plain arrays",
    measured: `${(first.seconds / arrays.seconds).toFixed(1)} times`,
    wanted: "at most 6 times",
  },
  {
    what: "memory of an edge with two properties",
    measured: `${memory.toFixed(0)} bytes`,
    wanted: "at most 320 bytes",
  },
  { what: "graphology", measured: shown(other), wanted: "-" },
]);
