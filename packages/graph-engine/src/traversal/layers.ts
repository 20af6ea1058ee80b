import type { Edge, Vertex } from "../graph/elements.ts";
import type { GraphData } from "../graph/graph-data.ts";
import type { QueryBudget } from "../scheduling/query-budget.ts";
import { accepts, isEdge, type Step, stays, take } from "./walk-step.ts";

/** A vertex or an edge that a step found, and the ways that led there; at the start there are none. */
interface Visit {
  readonly element: Vertex | Edge;
  readonly ways: { readonly from: Visit; readonly passed: Edge | undefined }[];
  /** True when the next step found nothing from here. */
  isLeaf: boolean;
}

/** Elements that one step found, each once. */
export type Layer = ReadonlyMap<Vertex | Edge, Visit>;

/** Finds the elements of each step, the start first. */
export async function layersOf(
  data: GraphData,
  start: Iterable<Vertex | Edge>,
  steps: readonly Step[],
  budget: QueryBudget,
): Promise<readonly Layer[]> {
  const [first] = steps;
  const isFiltered = first !== undefined && stays(first.operator);
  let layer = new Map<Vertex | Edge, Visit>();
  for (const element of start) {
    if (!isFiltered || accepts(first, { element })) layer.set(element, { element, ways: [], isLeaf: true });
    const pause = budget.stepAndYield();
    if (pause) await pause;
  }
  const layers: Layer[] = [layer];
  for (const step of isFiltered ? steps.slice(1) : steps) {
    const next = new Map<Vertex | Edge, Visit>();
    for (const from of layer.values()) {
      for (const { element, passed } of take(data, step, from.element)) {
        const visit = next.get(element) ?? { element, ways: [], isLeaf: true };
        budget.hold();
        visit.ways.push({ from, passed });
        from.isLeaf = false;
        next.set(element, visit);
        const pause = budget.stepAndYield();
        if (pause) await pause;
      }
    }
    layers.push(next);
    layer = next;
  }
  return layers;
}

/** All edges that lie on the way, each once. */
export function edgesIn(layers: readonly Layer[]): Set<Edge> {
  const edges = new Set<Edge>();
  for (const { element, ways } of layers.flatMap((layer) => [...layer.values()])) {
    if (isEdge(element)) edges.add(element);
    for (const { passed } of ways) if (passed) edges.add(passed);
  }
  return edges;
}

/** All vertices that lie on the way, each once. */
export function verticesIn(layers: readonly Layer[]): Set<Vertex> {
  const vertices = new Set<Vertex>();
  for (const element of layers.flatMap((layer) => [...layer.keys()])) if (!isEdge(element)) vertices.add(element);
  return vertices;
}

interface Rest {
  readonly edge: Edge;
  readonly next: Rest | undefined;
}

/** The paths to what the last step found or, on request, to all leaves; each is the edges on it. */
export function* pathsIn(layers: readonly Layer[], toAllLeaves: boolean): Iterable<Edge[]> {
  const ends = toAllLeaves
    ? layers.flatMap((layer) => [...layer.values()]).filter(({ isLeaf }) => isLeaf)
    : [...(layers.at(-1)?.values() ?? [])];
  // Backwards from each end: whatever does not get there is never looked at.
  for (const end of ends) {
    const open: { visit: Visit; rest: Rest | undefined }[] = [{ visit: end, rest: undefined }];
    for (let at = open.pop(); at; at = open.pop()) {
      const { element, ways } = at.visit;
      const rest = isEdge(element) ? { edge: element, next: at.rest } : at.rest;
      for (const { from, passed } of ways.toReversed()) {
        open.push({ visit: from, rest: passed ? { edge: passed, next: rest } : rest });
      }
      if (ways.length === 0 && rest) yield [...listed(rest)];
    }
  }
}

function* listed(rest: Rest): Iterable<Edge> {
  for (let at: Rest | undefined = rest; at; at = at.next) yield at.edge;
}
