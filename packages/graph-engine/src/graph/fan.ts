import { itemAt } from "../collections/item-at.ts";
import type { Edge } from "./elements.ts";

/** Edges with the same two ends, in the order of their indexes. */
export class Parallel {
  readonly owner: object;
  readonly edges: [Edge, ...Edge[]];

  constructor(owner: object, edges: [Edge, ...Edge[]]) {
    this.owner = owner;
    this.edges = edges;
  }
}

/** Edges between two vertices. Most pairs have one edge, which then stands for itself. */
export type Bundle = Edge | Parallel;

/** Up to here a list takes a third of the memory of a map, and is no slower. */
const LONGEST_LIST = 16;

/** Origin of a fan: the vertex, and who may change the fan. */
interface FanOrigin {
  readonly owner: object;
  /** The one text that all edges at the vertex share: a million edges would hold two million. */
  readonly vertexId: string;
  /** Number of the vertex in the columns. */
  readonly number: number;
}

/** The edges at one vertex in one direction, by the vertex at their other end. */
export class Fan {
  readonly owner: object;
  readonly vertexId: string;
  readonly number: number;
  readonly #end: "source" | "target";
  #bundles: Bundle[] | Map<string, Bundle>;

  /** @param end the end of the edges that is not the vertex */
  constructor({ owner, vertexId, number }: FanOrigin, end: "source" | "target", copied?: Fan) {
    this.owner = owner;
    this.vertexId = vertexId;
    this.number = number;
    this.#end = end;
    const bundles = copied ? copied.#bundles : [];
    this.#bundles = Array.isArray(bundles) ? bundles : new Map(bundles);
  }

  get isEmpty(): boolean {
    return (Array.isArray(this.#bundles) ? this.#bundles.length : this.#bundles.size) === 0;
  }

  get(otherId: string): Bundle | undefined {
    if (!Array.isArray(this.#bundles)) return this.#bundles.get(otherId);
    for (const bundle of this.#bundles) if (this.#otherEnd(bundle) === otherId) return bundle;
    return undefined;
  }

  bundles(): Iterable<Bundle> {
    return Array.isArray(this.#bundles) ? this.#bundles : this.#bundles.values();
  }

  /** IDs of the vertices at the other ends. */
  otherIds(): string[] {
    return Array.from(this.bundles(), (bundle) => this.#otherEnd(bundle));
  }

  /** Adds the edges to a vertex that none led to so far. Lists may be shared with copies, so a new one is made. */
  add(bundle: Bundle): void {
    if (!Array.isArray(this.#bundles)) {
      this.#bundles.set(this.#otherEnd(bundle), bundle);
    } else if (this.#bundles.length < LONGEST_LIST) {
      this.#bundles = lengthened(this.#bundles, bundle);
    } else {
      this.#bundles = new Map([...this.#bundles, bundle].map((one) => [this.#otherEnd(one), one]));
    }
  }

  /** Puts edges in the place of those with the same ends. */
  replace(bundle: Bundle): void {
    const otherId = this.#otherEnd(bundle);
    if (!Array.isArray(this.#bundles)) this.#bundles.set(otherId, bundle);
    else this.#bundles = this.#bundles.map((old) => (this.#otherEnd(old) === otherId ? bundle : old));
  }

  delete(otherId: string): void {
    if (!Array.isArray(this.#bundles)) this.#bundles.delete(otherId);
    else this.#bundles = this.#bundles.filter((bundle) => this.#otherEnd(bundle) !== otherId);
  }

  #otherEnd(bundle: Bundle): string {
    return (bundle instanceof Parallel ? bundle.edges[0] : bundle)[this.#end];
  }
}

/** Returns a longer list without spare room, which `push` and spreading would add sixteen places of. */
function lengthened(bundles: readonly Bundle[], added: Bundle): Bundle[] {
  const all = new Array<Bundle>(bundles.length + 1);
  for (let place = 0; place < bundles.length; place += 1) all[place] = itemAt(bundles, place);
  all[bundles.length] = added;
  return all;
}

/** Returns the edges of a bundle. */
export function edgesIn(bundle: Bundle | undefined): readonly Edge[] {
  if (!bundle) return [];
  return bundle instanceof Parallel ? bundle.edges : [bundle];
}
