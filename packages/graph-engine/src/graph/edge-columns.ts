import type { Edge } from "./elements.ts";

const FIRST_CAPACITY = 64;

/**
 * Edges in the order in which they were added, with their ends as numbers: whoever builds a graph of numbers from them
 * looks up each vertex once, not each end of each edge.
 */
export class EdgeColumns {
  readonly edges: Edge[] = [];
  /** IDs of the vertices with outgoing edges, by their numbers. */
  readonly sourceIds: string[] = [];
  /** IDs of the vertices with incoming edges, by their numbers. */
  readonly targetIds: string[] = [];
  #sources = new Int32Array(FIRST_CAPACITY);
  #targets = new Int32Array(FIRST_CAPACITY);

  /** Numbers of the sources, edge by edge. */
  get sources(): Int32Array {
    return this.#sources.subarray(0, this.edges.length);
  }

  /** Numbers of the targets, edge by edge. */
  get targets(): Int32Array {
    return this.#targets.subarray(0, this.edges.length);
  }

  add(edge: Edge, source: number, target: number): void {
    const place = this.edges.length;
    if (place === this.#sources.length) {
      this.#sources = grown(this.#sources);
      this.#targets = grown(this.#targets);
    }
    this.#sources[place] = source;
    this.#targets[place] = target;
    this.edges.push(edge);
  }
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.ceil(numbers.length * 1.5));
  larger.set(numbers);
  return larger;
}
