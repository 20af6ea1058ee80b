import { AlgorithmFailure } from "./algorithm.ts";

/** Paths one after the other: path `p` lies from `offsets[p]` up to `offsets[p + 1]`. */
export interface PathList {
  readonly offsets: Int32Array;
  /** Positions of the vertices. */
  readonly vertices: Int32Array;
}

/** There can be exponentially many paths; past this many vertices on them, memory would run out. */
const MOST_VERTICES = 20_000_000;

/** Collects paths. */
export class PathCollector {
  #vertices = new Int32Array(1024);
  #size = 0;
  readonly #offsets = [0];

  get count(): number {
    return this.#offsets.length - 1;
  }

  /** @throws {AlgorithmFailure} when there are too many */
  add(path: Int32Array): void {
    const size = this.#size + path.length;
    if (size > MOST_VERTICES) throw new AlgorithmFailure("memory is not enough!");
    if (size > this.#vertices.length) {
      const grown = new Int32Array(size * 2);
      grown.set(this.#vertices);
      this.#vertices = grown;
    }
    this.#vertices.set(path, this.#size);
    this.#size = size;
    this.#offsets.push(size);
  }

  list(): PathList {
    return { offsets: Int32Array.from(this.#offsets), vertices: this.#vertices.slice(0, this.#size) };
  }
}
