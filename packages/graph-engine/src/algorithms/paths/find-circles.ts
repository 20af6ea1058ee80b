import { AlgorithmFailure } from "../common/algorithm.ts";
import { type Csr, type Direction, opposite, type Rows, waysAlong } from "../common/csr.ts";
import { PathCollector, type PathList } from "../common/path-list.ts";

/** There can be exponentially many circles; past this many, memory would run out. */
const MOST_CIRCLES = 2_000_000;

/** The edges that one step may take, and the vertices that it may lead to; 1 by position for those that are open. */
export interface CircleLayer {
  readonly direction: Direction;
  readonly isEdgeOpen: Uint8Array;
  readonly isVertexOpen: Uint8Array;
}

/** Search for circles with one layer for each step. */
export interface CirclesTask {
  readonly starts: readonly number[];
  readonly layers: readonly CircleLayer[];
  /** Number of circles to collect. */
  readonly most: number;
  /** Set to count those beyond it too. */
  readonly isCounted: boolean;
}

/** Circles as the positions of their vertices, the first one again at the end, and as those of their edges. */
export interface FoundCircles {
  readonly vertices: PathList;
  readonly edges: PathList;
  readonly count: number;
}

/**
 * Finds circles, depth first and without recursion, along vertices from which the start can still be reached. None
 * passes a vertex or an edge twice, and each is told once, from the first start that it meets the conditions from.
 */
export function findCircles(csr: Csr, { starts, layers, most, isCounted }: CirclesTask): FoundCircles {
  const vertices = new PathCollector();
  const edges = new PathCollector();
  const known = new Set<string>();
  for (const start of starts) {
    for (const circle of circlesFrom(csr, start, layers)) {
      const key = circle.edges.toSorted().join();
      if (known.has(key)) continue;
      known.add(key);
      if (known.size > MOST_CIRCLES) throw new AlgorithmFailure("memory is not enough!");
      if (edges.count < most) {
        vertices.add(circle.vertices);
        edges.add(circle.edges);
      } else if (!isCounted) {
        return { vertices: vertices.list(), edges: edges.list(), count: known.size };
      }
    }
  }
  return { vertices: vertices.list(), edges: edges.list(), count: known.size };
}

interface Circle {
  readonly vertices: Int32Array;
  readonly edges: Int32Array;
}

/** Step of an edge: its position, and the vertex that it leads to. */
interface Step {
  readonly edge: number;
  readonly to: number;
}

/** All circles from one vertex. What is yielded changes afterwards. */
function* circlesFrom(csr: Csr, start: number, layers: readonly CircleLayer[]): Generator<Circle> {
  const homeward = verticesOnTheWay(csr, start, layers);
  if (!homeward[0]?.has(start)) return;
  const path: Circle = { vertices: new Int32Array(layers.length + 1), edges: new Int32Array(layers.length) };
  path.vertices[0] = start;
  const onPath = new Set<number>();
  const usedEdges = new Set<number>();
  const pending = [stepsFrom(csr, start, layers[0])];
  while (pending.length > 0) {
    const depth = pending.length;
    const { value: step, done } = pending[depth - 1].next();
    if (done) {
      pending.pop();
      onPath.delete(path.vertices[depth - 1]);
      usedEdges.delete(path.edges[depth - 2]);
      continue;
    }
    const isLast = depth === layers.length;
    const isFree = isLast ? step.to === start : step.to !== start && !onPath.has(step.to);
    if (!isFree || usedEdges.has(step.edge) || !homeward[depth].has(step.to)) continue;
    path.vertices[depth] = step.to;
    path.edges[depth - 1] = step.edge;
    if (isLast) {
      yield path;
    } else {
      onPath.add(step.to);
      usedEdges.add(step.edge);
      pending.push(stepsFrom(csr, step.to, layers[depth]));
    }
  }
}

/** The steps that a layer allows from a vertex. */
function* stepsFrom(csr: Csr, vertex: number, layer: CircleLayer): Generator<Step, undefined> {
  for (const step of alongRows(waysAlong(csr, layer.direction), vertex)) {
    if (layer.isEdgeOpen[step.edge] && layer.isVertexOpen[step.to]) yield step;
  }
  return undefined;
}

/** By steps taken, the vertices from which the remaining steps can lead back to the start. */
function verticesOnTheWay(csr: Csr, start: number, layers: readonly CircleLayer[]): ReadonlySet<number>[] {
  const onTheWay: Set<number>[] = [new Set([start])];
  for (const { direction, isEdgeOpen, isVertexOpen } of layers.toReversed()) {
    const back = waysAlong(csr, opposite(direction));
    const before = new Set<number>();
    for (const vertex of onTheWay[0]) {
      if (!isVertexOpen[vertex]) continue;
      for (const { edge, to } of alongRows(back, vertex)) if (isEdgeOpen[edge]) before.add(to);
    }
    onTheWay.unshift(before);
  }
  return onTheWay;
}

function* alongRows(ways: readonly Rows[], vertex: number): Generator<Step> {
  for (const { offsets, neighbors, edges } of ways) {
    const end = offsets[vertex + 1];
    for (let at = offsets[vertex]; at < end; at += 1) yield { edge: edges[at], to: neighbors[at] };
  }
}
