/** What PageRank costs on a graph with a million edges, beside graphology. */

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

function theirs() {
  const graph = new DirectedGraph();
  eachVertex((id) => graph.addNode(id));
  eachEdge((source, target) => graph.addEdge(source, target));
  return measure(() => metrics.centrality.pagerank(graph, OPTIONS));
}

// Threads keep no process alive, and here nothing else does.
const alive = setInterval(() => {}, 1_000_000);
const { first, second } = await ours();
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
  { what: "graphology", measured: shown(other), wanted: "-" },
]);
