/** Vertices waiting for their turn, the least key first: a binary heap that knows where each vertex is. */
export class VertexQueue {
  readonly #keys: Float64Array;
  readonly #heap: Int32Array;
  /** Place of each vertex in the heap, counted from 1; 0 for those that do not wait. */
  readonly #places: Int32Array;
  #size = 0;

  /** @param keys by vertex; whoever lessens one tells the queue */
  constructor(keys: Float64Array) {
    this.#keys = keys;
    this.#heap = new Int32Array(keys.length + 1);
    this.#places = new Int32Array(keys.length);
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Adds a vertex, or moves it forward after its key has decreased. */
  update(vertex: number): void {
    let place = this.#places[vertex];
    if (place === 0) {
      this.#size += 1;
      place = this.#size;
    }
    const key = this.#keys[vertex];
    while (place > 1) {
      const above = this.#heap[place >> 1];
      if (this.#keys[above] <= key) break;
      this.#put(above, place);
      place >>= 1;
    }
    this.#put(vertex, place);
  }

  /** Takes the vertex with the least key out. */
  next(): number {
    const first = this.#heap[1];
    const last = this.#heap[this.#size];
    this.#places[first] = 0;
    this.#size -= 1;
    if (this.#size > 0) this.#sink(last);
    return first;
  }

  #sink(vertex: number): void {
    const key = this.#keys[vertex];
    let place = 1;
    for (let below = 2; below <= this.#size; below = place * 2) {
      if (below < this.#size && this.#keyAt(below + 1) < this.#keyAt(below)) below += 1;
      if (this.#keyAt(below) >= key) break;
      this.#put(this.#heap[below], place);
      place = below;
    }
    this.#put(vertex, place);
  }

  #keyAt(place: number): number {
    return this.#keys[this.#heap[place]];
  }

  #put(vertex: number, place: number): void {
    this.#heap[place] = vertex;
    this.#places[vertex] = place;
  }
}
