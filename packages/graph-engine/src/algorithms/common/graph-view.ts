import type { EdgeColumns } from "../../graph/edge-columns.ts";
import type { Edge, Vertex } from "../../graph/elements.ts";
import type { GraphData } from "../../graph/graph-data.ts";
import { visitEach } from "../../scheduling/cooperative-yield.ts";
import { type Csr, csrFrom, sharedInts } from "./csr.ts";

/** A graph at one moment: its vertices and edges by position, and the same as numbers. */
export interface GraphView {
  readonly vertices: readonly Vertex[];
  readonly edges: readonly Edge[];
  /** Positions of the vertices, by ID. */
  readonly positions: ReadonlyMap<string, number>;
  readonly csr: Csr;
}

/** Called often by long work, it lets requests be answered now and then. */
export type YieldIfDue = () => Promise<void> | undefined;

const views = new WeakMap<GraphData, { version: number; view: GraphView }>();

/** The graph as it is now. It is built once, until the data changes. */
export async function viewOf(data: GraphData, yieldIfDue: YieldIfDue): Promise<GraphView> {
  const known = views.get(data);
  if (known?.version === data.version) return known.view;
  let { version } = data;
  let view = await build(data, yieldIfDue);
  if (data.version !== version) {
    // It changed on the way. What is built at one go cannot.
    version = data.version;
    view = await build(data, () => undefined);
  }
  views.set(data, { version, view });
  return view;
}

async function build(data: GraphData, yieldIfDue: YieldIfDue): Promise<GraphView> {
  const vertices: Vertex[] = [];
  const positions = new Map<string, number>();
  await visitEach(data.vertices(), yieldIfDue, (vertex) => {
    positions.set(vertex.id, vertices.length);
    vertices.push(vertex);
  });
  const columns = data.edgeColumns;
  const ends = columns ? numberedEdges(columns, positions) : await namedEdges(data, positions, yieldIfDue);
  return { vertices, positions, edges: ends.edges, csr: csrFrom(vertices.length, ends.sources, ends.targets) };
}

interface Ends {
  readonly edges: readonly Edge[];
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

/** Finds the ends of the edges by the numbers that the vertices have there. */
function numberedEdges(columns: EdgeColumns, positions: ReadonlyMap<string, number>): Ends {
  const { edges, sources, targets } = columns;
  const translated = (numbers: Int32Array, ids: readonly string[]) => {
    const byNumber = Int32Array.from(ids, (id) => positions.get(id) ?? 0);
    const found = sharedInts(numbers.length);
    for (let edge = 0; edge < numbers.length; edge += 1) found[edge] = byNumber[numbers[edge]];
    return found;
  };
  return {
    edges: edges.slice(),
    sources: translated(sources, columns.sourceIds),
    targets: translated(targets, columns.targetIds),
  };
}

/** Finds the ends of the edges by the IDs of the vertices. */
async function namedEdges(
  data: GraphData,
  positions: ReadonlyMap<string, number>,
  yieldIfDue: YieldIfDue,
): Promise<Ends> {
  const edges: Edge[] = [];
  const sources = sharedInts(data.edgeCount);
  const targets = sharedInts(data.edgeCount);
  await visitEach(data.edges(), yieldIfDue, (edge, position) => {
    edges.push(edge);
    sources[position] = positions.get(edge.source) ?? 0;
    targets[position] = positions.get(edge.target) ?? 0;
  });
  return { edges, sources, targets };
}
