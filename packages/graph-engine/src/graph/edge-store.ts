import { EdgeColumns } from "./edge-columns.ts";
import type { Edge } from "./elements.ts";
import { edgesIn, Fan, Parallel } from "./fan.ts";

/**
 * The edges of a graph, found by either end or by both. A copy shares everything below its two outer maps: whoever
 * changes a part copies it first, unless it has done so already and is its owner.
 */
export class EdgeStore {
  #owner: object = {};
  readonly #out: Map<string, Fan>;
  readonly #in: Map<string, Fan>;
  #count = 0;
  /** There as long as edges were only added, one by one. */
  #columns: EdgeColumns | undefined;

  constructor(out = new Map<string, Fan>(), incoming = new Map<string, Fan>()) {
    this.#out = out;
    this.#in = incoming;
    if (out.size === 0) this.#columns = new EdgeColumns();
  }

  /** The edges with their ends as numbers, unless some were deleted or replaced. */
  get columns(): EdgeColumns | undefined {
    return this.#columns;
  }

  get count(): number {
    return this.#count;
  }

  *all(): Iterable<Edge> {
    // One generator, for a million edges go through it: one inside another would take twice as long.
    for (const fan of this.#out.values()) {
      for (const bundle of fan.bundles()) {
        if (!(bundle instanceof Parallel)) yield bundle;
        else for (const edge of bundle.edges) yield edge;
      }
    }
  }

  from(vertexId: string): Iterable<Edge> {
    return edgesOf(this.#out.get(vertexId));
  }

  to(vertexId: string): Iterable<Edge> {
    return edgesOf(this.#in.get(vertexId));
  }

  between(source: string, target: string): readonly Edge[] {
    return edgesIn(this.#out.get(source)?.get(target));
  }

  /** Adds an edge behind those that are parallel to it, with the next index unless one is given. */
  add({ source, target, label, properties }: Omit<Edge, "index">, givenIndex?: number): Edge {
    const from = this.#outFan(source);
    const to = this.#inFan(target);
    const bundle = from.get(target);
    const index = givenIndex ?? (edgesIn(bundle).at(-1)?.index ?? -1) + 1;
    const added: Edge = { source: from.vertexId, target: to.vertexId, label, index, properties };
    if (bundle === undefined) {
      from.add(added);
      to.add(added);
    } else {
      this.#owned(source, target).push(added);
    }
    this.#columns?.add(added, from.number, to.number);
    this.#count += 1;
    return added;
  }

  /** Puts an edge in the place of another with the same ends and index, and gives that other one. */
  replace(edge: Edge): Edge | undefined {
    const { source, target, index } = edge;
    const parallel = this.between(source, target);
    const position = parallel.findIndex((other) => other.index === index);
    const old = parallel[position];
    if (!old) return undefined;
    this.#columns = undefined;
    if (parallel.length === 1) this.#replace(edge);
    else this.#owned(source, target)[position] = edge;
    return old;
  }

  /** Deletes the edge with these ends and this index, and tells whether there was one. */
  delete({ source, target, index }: Edge): boolean {
    const parallel = this.between(source, target);
    const position = parallel.findIndex((other) => other.index === index);
    if (position === -1) return false;
    this.#columns = undefined;
    if (parallel.length === 1) {
      this.#take(this.#out, source, target);
      this.#take(this.#in, target, source);
    } else {
      this.#owned(source, target).splice(position, 1);
    }
    this.#count -= 1;
    return true;
  }

  /** Deletes all edges at a vertex, and gives them. */
  deleteAt(vertexId: string): Edge[] {
    const edges = new Set([...this.from(vertexId), ...this.to(vertexId)]);
    if (edges.size > 0) this.#columns = undefined;
    for (const target of this.#out.get(vertexId)?.otherIds() ?? []) this.#take(this.#in, target, vertexId);
    for (const source of this.#in.get(vertexId)?.otherIds() ?? []) this.#take(this.#out, source, vertexId);
    this.#out.delete(vertexId);
    this.#in.delete(vertexId);
    this.#count -= edges.size;
    return [...edges];
  }

  copy(): EdgeStore {
    // From now on this one shares what it has owned so far.
    this.#owner = {};
    const copy = new EdgeStore(new Map(this.#out), new Map(this.#in));
    copy.#count = this.#count;
    return copy;
  }

  /** The list of the edges between two vertices that already have some, to be changed. */
  #owned(source: string, target: string): Edge[] {
    const bundle = this.#out.get(source)?.get(target);
    if (bundle instanceof Parallel && bundle.owner === this.#owner) return bundle.edges;
    const [first, ...others] = edgesIn(bundle);
    if (!first) return [];
    const parallel = new Parallel(this.#owner, [first, ...others]);
    this.#outFan(source).replace(parallel);
    this.#inFan(target).replace(parallel);
    return parallel.edges;
  }

  #replace(edge: Edge): void {
    this.#outFan(edge.source).replace(edge);
    this.#inFan(edge.target).replace(edge);
  }

  #take(side: Map<string, Fan>, vertexId: string, otherId: string): void {
    const fan = side === this.#out ? this.#outFan(vertexId) : this.#inFan(vertexId);
    fan.delete(otherId);
    if (fan.isEmpty) side.delete(vertexId);
  }

  #outFan(vertexId: string): Fan {
    return this.#fan(this.#out, vertexId, "target", this.#columns?.sourceIds);
  }

  #inFan(vertexId: string): Fan {
    return this.#fan(this.#in, vertexId, "source", this.#columns?.targetIds);
  }

  /** Returns the fan of a vertex, to be changed. A new one takes the next number. */
  #fan(side: Map<string, Fan>, vertexId: string, end: "source" | "target", numbered: string[] | undefined): Fan {
    const known = side.get(vertexId);
    if (known?.owner === this.#owner) return known;
    const number = known?.number ?? (numbered ? numbered.push(vertexId) - 1 : -1);
    const fan = new Fan({ owner: this.#owner, vertexId: known?.vertexId ?? vertexId, number }, end, known);
    side.set(fan.vertexId, fan);
    return fan;
  }
}

function* edgesOf(fan: Fan | undefined): Iterable<Edge> {
  if (!fan) return;
  for (const bundle of fan.bundles()) {
    if (bundle instanceof Parallel) yield* bundle.edges;
    else yield bundle;
  }
}
